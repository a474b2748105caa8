import { TestAdapter, type TurnContext } from 'botbuilder';
import { randomUUID } from 'node:crypto';
import { toMessage } from '../../../src/channels/activity.js';
import { toActivity } from '../../../src/channels/reply-activity.js';
import type { Act } from './act.js';
import type { Channel, ChannelKind, Received } from './channel.js';
import type { House } from './house.js';

/** A Bot Framework channel played by the SDK's test adapter. @param channelId decides whether cards are shown */
export function testAdapter(name: string, channelId: string, hasCards: boolean): ChannelKind {
  return {
    name,
    hasCards,
    hasGroups: true,
    outlastsBot: false,
    hasExperts: false,
    open: async (house, isGroup) => open(house, channelId, isGroup),
  };
}

function open({ turn, clean }: House, channelId: string, isGroup: boolean): Channel {
  const made = TestAdapter.createConversation(randomUUID(), 'Asker', 'Bot');
  // What somebody did in one talk counts in the others, so each has an asker of its own.
  const user = { id: `asker-${randomUUID()}`, name: 'Asker' };
  const talk = { ...made, user, channelId, conversation: { ...made.conversation, isGroup } };
  const adapter = new TestAdapter(talk);
  const wire: unknown[] = [];

  async function logic(context: TurnContext): Promise<void> {
    const message = toMessage({ ...context.activity }, clean);
    if (!message) return;
    const address = { via: 'test', channel: channelId, conversation: message.conversation };
    for (const reply of await turn({ ...message, address })) {
      await context.sendActivity(toActivity(reply, channelId, context.activity.id));
    }
  }

  let last = randomUUID();

  return {
    dress(act) {
      if (act.kind !== 'edits') last = randomUUID();
      const from = 'by' in act && act.by === 'colleague' ? { from: { id: 'colleague', name: 'Colleague' } } : {};
      return { act, activity: { id: last, ...from, ...dress(act) } };
    },
    async deliver({ activity }) {
      await adapter.processActivity(activity, logic);
      const replies = adapter.activeQueue.splice(0) as Received[];
      wire.push(...replies);
      return replies;
    },
    receive: () => Promise.reject(new Error('nobody reaches this channel by themselves')),
    wire: () => JSON.stringify(wire),
    close: async () => undefined,
  };
}

function dress(act: Act): object {
  switch (act.kind) {
    case 'edits':
      return { type: 'messageUpdate', text: act.text, channelData: { eventType: 'editMessage' } };
    case 'says': {
      const file = { contentType: 'image/png', contentUrl: 'https://example.org/screenshot.png' };
      return { type: 'message', text: act.text, attachments: Array.from({ length: act.files }, () => file) };
    }
    case 'tells':
      return { type: 'message', text: act.text };
    case 'clicks':
      return { type: 'message', value: { ...act.button.data, ...act.inputs } };
    case 'joins':
      return { type: 'conversationUpdate', membersAdded: [{ id: 'asker' }, { id: 'bot' }] };
    case 'is joined by a colleague':
      return { type: 'conversationUpdate', membersAdded: [{ id: 'colleague' }] };
    case 'types':
      return { type: 'typing' };
  }
}
