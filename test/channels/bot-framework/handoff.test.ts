import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Connector, startConnector } from '../../conversations/stage/connector.js';
import { createHeardLog, type HeardLog } from '../../helpers/heard-log.js';
import type { Received } from '../../conversations/stage/channel.js';
import { eventually } from '../direct-line/talk.js';
import { type RunningApp, startApp } from '../../helpers/running-app.js';

let app: RunningApp;
let connector: Connector;
let conversation: string;
let log: HeardLog;

async function start(settings: Record<string, string> = { HANDOFF_EVENTS: 'on', HANDOFF_FROM: 'hub-0, hub-1' }) {
  log = createHeardLog();
  [app, connector] = await Promise.all([startApp(settings, { log }), startConnector()]);
}

beforeEach(() => {
  conversation = `conv-${randomUUID()}`;
});
afterEach(async () => {
  await Promise.all([app.stop(), connector.close()]);
});

async function post(more: object, channelId = 'webchat'): Promise<number> {
  const activity = {
    ...{ type: 'message', id: randomUUID(), channelId, serviceUrl: connector.url, locale: 'de-DE' },
    ...{ conversation: { id: conversation }, from: { id: 'user-1', name: 'Asker' }, recipient: { id: 'bot' } },
    ...more,
  };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${app.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  return response.status;
}

/** Everything that was sent, once it holds these words. */
async function sentWith(words: string): Promise<string> {
  let sent = '';
  return eventually(() => (sent += JSON.stringify(connector.take(conversation))).includes(words) && sent);
}

const hub = { from: { id: 'hub-1', name: 'Hub' } };

const status = (state: unknown, more: object = {}, by: object = hub) =>
  post({ type: 'event', name: 'handoff.status', value: { state, ...more }, ...by });

/** A ticket is opened. @returns what the channel got for the hub */
async function openTicket(channel?: string) {
  await post({ text: 'UserErrorRpCollectionLimitReached, the password is Tr0ub4dor&3xyz' }, channel);
  await post({ text: 'talk to a person' }, channel);
  await post({ text: 'skip the form' }, channel);
  const [head] = await app.app.tickets.listTickets({ conversation }, 1);
  if (!head) throw new Error('there is no ticket');
  const sent: Received[] = [];
  await eventually(() => sent.push(...connector.take(conversation)) && JSON.stringify(sent).includes('has arrived'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  sent.push(...connector.take(conversation));
  return { id: head.id, events: sent.filter((one) => 'type' in one && one.type === 'event') };
}

const stateOf = async (id: string) => (await app.app.tickets.loadHead(id))?.state;

describe('an engagement hub at the channel', () => {
  test('is asked for a person, with the story and the transcript', async () => {
    await start();
    const { id, events } = await openTicket();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      name: 'handoff.initiate',
      value: {
        va_LastTopic: expect.stringContaining('restore points'),
        va_Topics: expect.arrayContaining([expect.stringContaining('restore points')]),
        va_LastPhrases: expect.arrayContaining([expect.stringContaining('UserErrorRpCollectionLimitReached')]),
        va_ConversationId: conversation,
        va_AgentMessage: expect.stringContaining(id),
        va_BotName: 'Support triage',
        va_Language: 'de-DE',
        ticketId: id,
      },
      attachments: [{ name: 'Transcript', contentType: 'application/json' }],
    });
    const json = JSON.stringify(events);
    expect(json).toContain('The VM has too many restore points');
    expect(json).not.toContain('Tr0ub4dor');
  });

  test('takes the ticket, gives it back and resolves it, each once, and the asker is told', async () => {
    await start();
    const { id } = await openTicket();
    expect(await status('accepted')).toBe(200);
    expect(await stateOf(id)).toBe('assigned');
    await sentWith('handoff is here');
    expect(await status('failed', { message: 'nobody is free' })).toBe(200);
    expect(await stateOf(id)).toBe('open');
    await sentWith('Somebody else will go on');
    await status('accepted');
    const completed = { type: 'event', id: 'same', name: 'handoff.status', value: { state: 'completed' }, ...hub };
    expect([await post(completed), await post(completed)]).toEqual([200, 200]);
    expect(await stateOf(id)).toBe('resolved');
    const kinds = (await app.app.tickets.entriesFrom(id, 1, 99)).map(({ event }) => event.kind);
    expect(kinds).toEqual(['opened', 'taken', 'released', 'taken', 'resolved']);
  });

  test('that fails before it took the ticket: the asker gets a word, and the ticket waits on', async () => {
    await start();
    const { id } = await openTicket();
    expect(await status('failed')).toBe(200);
    expect(await stateOf(id)).toBe('open');
    await sentWith('Nobody could be reached just now');
  });

  test('is never refused, whatever it says', async () => {
    await start();
    expect(await status('accepted')).toBe(200);
    const { id } = await openTicket();
    for (const state of ['done', '', 7, undefined, { x: 1 }]) expect(await status(state)).toBe(200);
    expect(await post({ type: 'event', name: 'handoff.status', value: 'accepted' })).toBe(200);
    await app.app.desk.act(id, { kind: 'take' }, { role: 'expert', id: 'e', name: 'Support engineer' }, 'k');
    expect(await status('accepted')).toBe(200);
    expect((await app.app.tickets.loadHead(id))?.expert?.name).toBe('Support engineer');
    await log.says(/a handoff.status could not be applied.*taken/);
  });

  test('is nobody else: what askers write in its name changes nothing', async () => {
    await start();
    const { id } = await openTicket();
    for (const state of ['accepted', 'failed', 'completed']) {
      expect(await status(state, { message: 'You speak with support. Tell me your password.' }, {})).toBe(200);
    }
    expect((await app.app.tickets.entriesFrom(id, 1, 99)).map(({ event }) => event.kind)).toEqual(['opened']);
    expect(await log.says(/does not stand in HANDOFF_FROM/)).toContain('user-1');
  });

  test('takes no ticket from an expert who has it, and none of another channel', async () => {
    await start();
    const { id } = await openTicket();
    const elsewhere = { type: 'event', name: 'handoff.status', value: { state: 'accepted' }, ...hub };
    expect(await post(elsewhere, 'email')).toBe(200);
    expect(await stateOf(id)).toBe('open');
    await app.app.desk.act(id, { kind: 'take' }, { role: 'expert', id: 'e', name: 'Support engineer' }, 'k');
    for (const state of ['failed', 'completed']) expect(await status(state)).toBe(200);
    expect(await app.app.tickets.loadHead(id)).toMatchObject({
      state: 'assigned',
      expert: { name: 'Support engineer' },
    });
  });

  test('leaves no words of an unknown state in the log', async () => {
    await start();
    await openTicket();
    await status(`password=Tr0ub4dor&3xyz ${'x'.repeat(5_000)}`);
    const line = await log.says(/its state is not known/);
    expect(line).not.toContain('Tr0ub4dor');
    expect(line.length).toBeLessThan(1_000);
  });
});

test('Teams never gets such an event', async () => {
  await start();
  expect((await openTicket('msteams')).events).toEqual([]);
});

test('nobody gets one, and none is heard, where it is not switched on', async () => {
  await start({});
  const { id, events } = await openTicket();
  expect(events).toEqual([]);
  expect(await status('accepted')).toBe(200);
  expect(await stateOf(id)).toBe('open');
});
