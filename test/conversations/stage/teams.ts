import { randomUUID } from 'node:crypto';
import type { Act } from './act.js';
import type { Channel, ChannelKind, Received } from './channel.js';
import type { House } from './house.js';

/** Microsoft Teams, as it posts to a started bot. */
export const teams: ChannelKind = {
  name: 'in Teams',
  hasCards: true,
  hasGroups: true,
  outlastsBot: true,
  hasExperts: true,
  open: async (house, isGroup) => open(house, isGroup),
};

/** Each talk has people of its own: what somebody did in one counts in the others. */
const newPeople = () => ({
  asker: { id: `29:asker-${randomUUID()}`, name: 'Asker' },
  colleague: { id: `29:colleague-${randomUUID()}`, name: 'Colleague' },
});

function open({ url, connector }: House, isGroup: boolean): Channel {
  const people = newPeople();
  const conversation = `a:${randomUUID()}`;
  const common = {
    channelId: 'msteams',
    serviceUrl: connector.url,
    conversation: { id: conversation, ...(isGroup ? group : { conversationType: 'personal' }) },
    from: people.asker,
    recipient: { id: '28:bot', name: 'Triage' },
  };
  const wire: unknown[] = [];
  let last = randomUUID();

  return {
    dress(act) {
      // A message that is changed keeps its id.
      if (act.kind !== 'edits') last = randomUUID();
      const from = 'by' in act && act.by ? people[act.by] : people.asker;
      return { act, activity: { id: last, ...common, from, ...dress(act) } };
    },
    async deliver({ activity }) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      const body = await response.text();
      if (!response.ok) throw new Error(`/api/messages answered ${response.status}: ${body}`);
      const replies = [...repliesIn(body), ...connector.take(conversation)];
      wire.push(...replies);
      return replies;
    },
    async receive(elsewhere) {
      await elsewhere();
      const received = await soon(() => connector.take(conversation));
      wire.push(...received);
      return received;
    },
    wire: () => JSON.stringify(wire),
    close: async () => undefined,
  };
}

/** Asks until something is there, and gives up after a time in which it should have come. */
async function soon(take: () => Received[]): Promise<Received[]> {
  const end = Date.now() + 5_000;
  for (;;) {
    const taken = take();
    if (taken.length > 0 || Date.now() > end) return taken;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A message is answered by the activities themselves; a click on Action.Execute by the card that takes its place. */
function repliesIn(body: string): Received[] {
  if (body === '') return [];
  const { activities, type, value } = JSON.parse(body) as { activities?: Received[]; type?: string; value?: unknown };
  return activities ?? [{ attachments: [{ contentType: type ?? '', content: value }] }];
}

const group = { conversationType: 'groupChat', isGroup: true };

function dress(act: Act): object {
  const answerHere = { deliveryMode: 'expectReplies' };
  switch (act.kind) {
    case 'edits': {
      const channelData = { eventType: 'editMessage' };
      return { type: 'messageUpdate', ...answerHere, channelData, text: escape(act.text) };
    }
    case 'says':
      return { type: 'message', ...answerHere, text: escape(act.text), attachments: attachmentsOf(act) };
    case 'tells':
      return { type: 'message', ...answerHere, text: escape(act.text) };
    case 'clicks': {
      const { type, data } = act.button;
      const sent = { ...data, ...act.inputs };
      if (type === 'Action.Submit') return { type: 'message', ...answerHere, value: sent };
      const action = { type, verb: data.verb, data: sent };
      return { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
    }
    case 'joins':
      return { type: 'conversationUpdate', ...answerHere, membersAdded: [{ id: '29:asker' }, { id: '28:bot' }] };
    case 'is joined by a colleague':
      return { type: 'conversationUpdate', ...answerHere, membersAdded: [{ id: '29:colleague' }] };
    case 'types':
      return { type: 'typing', ...answerHere };
  }
}

/** Teams escapes what an asker typed, and adds an HTML copy of it. */
function attachmentsOf({ text, files }: Act & { kind: 'says' }): object[] {
  const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'screenshot.png' };
  const copy = { contentType: 'text/html', content: `<p>${escape(text)}</p>` };
  return [...Array.from({ length: files }, () => file), ...(text === '' ? [] : [copy])];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
