import { afterEach, describe, expect, test } from '@jest/globals';
import type { News } from '../../../src/model/notifications.js';
import { openMemoryStore, type OpenStore } from '../../../src/storage/open-store.js';
import { eventually, listen, startDirectLine } from './talk.js';

const graceMs = 150;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A process with our endpoint; those that get the same `kept` hear each other. */
async function start(kept: OpenStore, isWatched = true) {
  const line = await startDirectLine({ kept, graceMs, isWatched: async () => isWatched });
  ends.push(line.stop);
  return line;
}

async function openTalk(isWatched = true) {
  const kept = await openMemoryStore();
  const told: boolean[] = [];
  const asked: News[] = [];
  kept.notifications.listen((news) => {
    if (news.kind === 'presence') told.push(news.isHere);
    if (news.kind === 'presence-asked') asked.push(news);
  });
  const line = await start(kept, isWatched);
  const session = await line.admit();
  const { streamUrl } = await line.start(session);
  return { kept, told, asked, line, session, streamUrl };
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2 * graceMs));

describe('whether an asker is here', () => {
  test('is told at the first window, and when the last one is closed for a while', async () => {
    const { told, streamUrl } = await openTalk();
    const [one, two] = [await listen(streamUrl), await listen(streamUrl)];
    await eventually(() => told.length === 1);
    one.socket.close();
    await aWhile();
    expect(told).toEqual([true]);
    two.socket.close();
    await eventually(() => told.length === 2);
    expect(told).toEqual([true, false]);
  });

  test('a reload is no going', async () => {
    const { told, streamUrl } = await openTalk();
    const first = await listen(streamUrl);
    await eventually(() => told.length === 1);
    first.socket.close();
    await eventually(() => first.state.closed);
    await listen(streamUrl);
    await aWhile();
    expect(told).toEqual([true]);
  });

  test('is told to nobody where nobody wants to know', async () => {
    const { told, streamUrl } = await openTalk(false);
    const client = await listen(streamUrl);
    client.socket.close();
    await aWhile();
    expect(told).toEqual([]);
  });

  test('a window that goes on at another process is known there', async () => {
    const { kept, told, line, session, streamUrl } = await openTalk();
    const other = await start(kept);
    const first = await listen(streamUrl);
    await eventually(() => told.length === 1);
    first.socket.close();
    await listen(streamUrl.replace(line.url.replace('http', 'ws'), other.url.replace('http', 'ws')));
    await eventually(() => told.length >= 4);
    // It came there; here it had gone; who has it knows better.
    expect(told).toEqual([true, true, false, true]);
    expect(session.conversationId).toBeDefined();
  });

  test('is told when somebody asks: by whoever has the window, and if nobody has, soon after', async () => {
    const { kept, told, asked, streamUrl, session } = await openTalk();
    const other = await start(kept);
    other.directLine.askPresence(session.conversationId);
    other.directLine.askPresence(session.conversationId);
    await eventually(() => told.length === 1);
    expect([told, asked.length]).toEqual([[false], 1]);
    const client = await listen(streamUrl);
    await eventually(() => told.length === 2);
    const third = await start(kept);
    third.directLine.askPresence(session.conversationId);
    await eventually(() => told.length === 3);
    expect(told).toEqual([false, true, true]);
    client.socket.close();
  });
});

describe('an expert who is writing', () => {
  test('is shown in every window and kept nowhere', async () => {
    const { kept, streamUrl, session, line } = await openTalk();
    const clients = [await listen(streamUrl), await listen(streamUrl)];
    for (const client of clients) await eventually(() => client.activities.length === 1);
    const conversation = session.conversationId;
    const typing = { kind: 'typing', ticket: 'K7M-3QX', conversation, name: 'First engineer' } as const;
    await kept.notifications.tell({ ...typing, role: 'asker' });
    await kept.notifications.tell({ ...typing, conversation: 'another', role: 'expert' });
    await kept.notifications.tell({ ...typing, role: 'expert' });
    for (const client of clients) {
      await eventually(() => client.activities.length === 2);
      expect(client.activities[1]).toMatchObject({ type: 'typing', from: { role: 'bot', name: 'First engineer' } });
      expect(client.state.watermark).toBe('1');
    }
    const { activities } = await line.list(session);
    expect(activities.map(({ type }) => type)).toEqual(['message']);
  });
});

test('an asker who is writing is heard, and nothing of it is kept', async () => {
  const heard: string[] = [];
  const line = await startDirectLine({ onTyping: (conversation) => void heard.push(conversation) });
  ends.push(line.stop);
  const session = await line.admit();
  expect((await line.say(session, { type: 'typing' })).status).toBe(200);
  await line.say(session, { type: 'message', text: 'x' });
  expect(heard).toEqual([session.conversationId]);
  expect((await line.list(session)).activities.some(({ type }) => type === 'typing')).toBe(false);
});
