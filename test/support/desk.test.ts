import { cleanName } from '../../src/understand/clean-name.js';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/model/decision.js';
import { longestSaid } from '../../src/model/desk.js';
import type { OutboxItem } from '../../src/model/outbox.js';
import type { Store } from '../../src/model/store.js';
import type { EntryRef } from '../../src/model/ticket.js';
import type { TicketChange } from '../../src/model/ticket-store.js';
import { openMemoryStore } from '../../src/storage/open-store.js';
import { createDesk, type WholeDesk } from '../../src/support/desk.js';
import { createReminders, createReminderSender } from '../../src/support/reminders.js';
import { aNewTicket, anAskerSpeaks, anExpert, anotherExpert } from '../helpers/tickets.js';

const id = 'K7M-3QX';
const anItem = { kind: 'to-asker', lane: 'a', body: 1 };

let store: Store;
let desk: WholeDesk;
let told: Decision[];
let abouts: EntryRef[];
let sent: OutboxItem[];
let changes: TicketChange[];
let whyNoFiles: string | undefined;
let ids: number;

beforeEach(async () => {
  store = (await openMemoryStore()).store;
  [told, abouts, sent, changes] = [[], [], [], []];
  [whyNoFiles, ids] = [undefined, 0];
  desk = createDesk({
    cleanName,
    store,
    tellOthers: async (change) => {
      changes.push(change);
      return [{ kind: 'to-others', lane: 'x', body: change.entries.map(({ seq }) => seq) }];
    },
    toAsker: (_, decision, about) => {
      told.push(decision);
      abouts.push(about);
      return { outbox: [anItem] };
    },
    saved: (items) => void sent.push(...items),
    clean: (text) => ({ text: text.replace('secret', '[removed]'), removed: text.includes('secret') ? 1 : 0 }),
    whyNoFiles: () => whyNoFiles,
    newId: () => `file-${++ids}`,
    clock: () => 7_000,
  });
  await store.saveChange(aNewTicket());
});

describe('what an expert does', () => {
  test('is saved, told to the asker and to others, and sent', async () => {
    const result = await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    expect(result).toMatchObject({
      kind: 'done',
      ticket: { state: 'assigned', version: 2 },
      entry: { seq: 2, at: 7_000 },
    });
    expect(told).toEqual([{ kind: 'ticket', ticket: id, news: 'taken', expert: 'First engineer' }]);
    expect(abouts).toEqual([{ ticket: id, seq: 2 }]);
    expect(sent).toEqual([anItem, { kind: 'to-others', lane: 'x', body: [2] }]);
    expect(await store.claimItems('to-asker', undefined, 9_000, 9)).toHaveLength(1);
    expect((await store.loadHead(id))?.expert).toEqual({ id: 'expert-1', name: 'First engineer' });
  });

  test('has one effect, however often it comes', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => desk.act(id, { kind: 'say', text: 'hello' }, anExpert, 'k2')),
    );
    expect(tries.every(({ kind }) => kind === 'done')).toBe(true);
    expect(tries.filter((one) => one.kind === 'done' && !one.isRepeated)).toHaveLength(1);
    expect((await store.loadHead(id))?.version).toBe(3);
    expect(await store.claimItems('to-others', undefined, 9_000, 99)).toHaveLength(1);
  });

  test('many messages at once all arrive', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => desk.act(id, { kind: 'say', text: `${index}` }, anExpert, `m${index}`)),
    );
    const said = (await store.entriesFrom(id, 3, 99)).flatMap(({ event }) => (event.kind === 'said' ? event.text : []));
    expect(said).toEqual(Array.from({ length: 60 }, (_, index) => `${index}`));
  });

  test('loses its secrets', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    await desk.act(id, { kind: 'say', text: 'a secret' }, anExpert, 'k2');
    await desk.act(id, { kind: 'resolve', note: 'the secret' }, anExpert, 'k3');
    expect((await store.entriesFrom(id, 3, 9)).map(({ event }) => event)).toEqual([
      { kind: 'said', text: 'a [removed]', removed: 1 },
      { kind: 'resolved', note: 'the [removed]' },
    ]);
    expect(told.slice(1)).toEqual([
      { kind: 'said', ticket: id, name: 'First engineer', text: 'a [removed]' },
      { kind: 'ticket', ticket: id, news: 'resolved', expert: 'First engineer', note: 'the [removed]' },
    ]);
  });
});

describe('what cannot arrive any more', () => {
  test('is noted once for each entry, changes nothing else, and is told to others', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    await desk.act(id, { kind: 'say', text: 'hello' }, anExpert, 'k2');
    [told, sent] = [[], []];
    for (const seq of [3, 3, 2]) await desk.undelivered({ ticket: id, seq }, 'gone');
    expect(await store.entriesFrom(id, 4, 9)).toMatchObject([
      { seq: 4, by: { role: 'bot' }, event: { kind: 'undelivered', of: 3, why: 'gone' } },
      { seq: 5, by: { role: 'bot' }, event: { kind: 'undelivered', of: 2, why: 'gone' } },
    ]);
    expect(await store.loadHead(id)).toMatchObject({ state: 'assigned', version: 5 });
    expect(told).toEqual([]);
    expect(sent.map(({ body }) => body)).toEqual([[4], [5]]);
  });

  test('may turn out after the end', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    await desk.act(id, { kind: 'resolve' }, anExpert, 'k2');
    await desk.undelivered({ ticket: id, seq: 3 }, 'expired');
    expect(await store.loadHead(id)).toMatchObject({ state: 'resolved', version: 4 });
  });
});

describe('what cannot be done', () => {
  test.each([
    ['a ticket that is not there', 'AAA-AAA', { kind: 'take' }, anExpert, 'not-found', 'There is no such ticket'],
    ['a reply to a ticket that nobody has', id, { kind: 'say', text: 'x' }, anExpert, 'not-taken', 'take it first'],
    ['nothing to say', id, { kind: 'say', text: ' \n' }, anExpert, 'empty', 'write something first'],
    ['too much', id, { kind: 'say', text: 'x'.repeat(longestSaid + 1) }, anExpert, 'too-long', 'at most 20000'],
    ['a note that is too long', id, { kind: 'resolve', note: 'x'.repeat(longestSaid + 1) }, anExpert, 'too-long', ''],
    ['opening what is open', id, { kind: 'reopen' }, anExpert, 'not-over', 'open already'],
  ] as const)('%s', async (_, ticket, act, by, reason, message) => {
    const result = await desk.act(ticket, act, by, 'k');
    expect(result).toMatchObject({ kind: 'refused', reason, message: expect.stringContaining(message) });
    expect([told, sent]).toEqual([[], []]);
    expect((await store.loadHead(id))?.version).toBe(1);
  });

  test('of two experts one wins, and the other is told who', async () => {
    const both = [anExpert, anotherExpert].map((by) => desk.act(id, { kind: 'take' }, by, by.id));
    const results = await Promise.all(both);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    const winner = (await store.loadHead(id))?.expert?.name ?? '';
    const loser = results.find(({ kind }) => kind === 'refused');
    expect(loser).toMatchObject({ reason: 'taken', message: `${winner} has this ticket.` });
  });

  test('who has it already hears that', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    const again = await desk.act(id, { kind: 'take' }, anExpert, 'k2');
    expect(again).toMatchObject({ kind: 'refused', message: 'You have this ticket already.' });
  });

  test('a name is shown without secrets, and turns nothing around it', async () => {
    const by = { role: 'expert', id: 'e', name: '\u202eOps password=Tr0ub4dor&3xyz' } as const;
    expect(await desk.act(id, { kind: 'take' }, by, 'k1')).toMatchObject({
      ticket: { expert: { id: 'e', name: 'Ops password=[password removed]' } },
      entry: { by: { name: 'Ops password=[password removed]' } },
    });
    const author = `\u2067${'x'.repeat(200)}`;
    const said = await desk.act(id, { kind: 'release' }, { role: 'system', name: 's', author }, 'k2');
    expect(said).toMatchObject({ entry: { by: { author: 'x'.repeat(80) } } });
    const nameless = await desk.act(id, { kind: 'take' }, { ...by, name: '\u202e' }, 'k3');
    expect(nameless).toMatchObject({ entry: { by: { name: 'Support' } } });
  });

  test('a reply to what is resolved', async () => {
    await desk.act(id, { kind: 'resolve' }, anExpert, 'k1');
    const late = await desk.act(id, { kind: 'say', text: 'x' }, anExpert, 'k2');
    expect(late).toMatchObject({ kind: 'refused', reason: 'over', message: expect.stringContaining('open it again') });
  });
});

describe('reminders', () => {
  const remind = createReminders(15, (at) => (at < 5_000 ? { at: 5_000, words: 'soon' } : undefined));
  const send = (body: unknown) =>
    createReminderSender(
      desk,
      store,
    )({
      ...{ kind: 'reminder', lane: 'l', body, id: 1, tries: 0, savedAt: 0, isInDoubt: false },
    });

  test('come after the minutes, counted from when support is there', async () => {
    expect(await remind(aNewTicket({ openedAt: 1_000 }))).toMatchObject([{ dueAt: 5_000 + 15 * 60_000 }]);
    expect(await remind(aNewTicket({ openedAt: 6_000 }))).toMatchObject([{ dueAt: 6_000 + 15 * 60_000 }]);
  });

  test('only where a ticket begins to wait', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    await desk.act(id, { kind: 'say', text: 'x' }, anExpert, 'k2');
    await desk.act(id, { kind: 'release' }, anExpert, 'k3');
    const items = (await Promise.all(changes.map((change) => remind(change)))).flat();
    expect(items.map(({ body }) => body)).toEqual([{ ticket: id, since: 4 }]);
  });

  test('tell the asker once', async () => {
    await send({ ticket: id, since: 1 });
    await send({ ticket: id, since: 1 });
    expect(told).toEqual([{ kind: 'ticket', ticket: id, news: 'late' }]);
  });

  test('say nothing of what was taken meanwhile, also when it waits again', async () => {
    await desk.act(id, { kind: 'take' }, anExpert, 'k1');
    await send({ ticket: id, since: 1 });
    await desk.act(id, { kind: 'release' }, anExpert, 'k2');
    await send({ ticket: id, since: 1 });
    expect(told.filter((one) => one.kind === 'ticket' && one.news === 'late')).toEqual([]);
    await send({ ticket: id, since: 3 });
    expect(told.at(-1)).toMatchObject({ news: 'late' });
  });

  test('of a ticket that is gone there is nothing to say', async () => {
    await expect(send({ ticket: 'AAA-AAA', since: 1 })).resolves.toEqual({ kind: 'done' });
  });
});

test('what the asker did themselves is not told to them', async () => {
  const { tellAsker } = await import('../../src/support/tell-asker.js');
  const ticket = (await store.loadHead(id))!;
  const entry = { ticket: id, seq: 2, at: 1, by: anAskerSpeaks, event: { kind: 'said', text: 'x' } } as const;
  expect(tellAsker(entry, ticket)).toBeUndefined();
});

describe('a file of an expert', () => {
  const send = (data: string | Buffer, key = 'k2') =>
    desk.act(id, { kind: 'say', text: '', files: [{ name: 'a.log', data: Buffer.from(data) }] }, anExpert, key);
  beforeEach(() => desk.act(id, { kind: 'take' }, anExpert, 'k1'));

  test('is kept without its secrets, once, and told to the asker', async () => {
    await send('the secret');
    expect(await send('the secret')).toMatchObject({ kind: 'done', isRepeated: true });
    const note = { name: 'a.log', type: 'text/plain', size: 13, removed: 1, path: '/api/support/files/file-1' };
    expect(told.slice(1)).toEqual([{ kind: 'said', ticket: id, name: 'First engineer', text: '', files: [note] }]);
    expect((await store.loadFile('file-1'))?.data.toString()).toBe('the [removed]');
    expect(await store.loadFile('file-2')).toBeUndefined();
  });

  test('that the asker’s channel cannot get, or that is none, is refused with the reason, and nothing is sent', async () => {
    whyNoFiles = 'there is no way';
    expect(await send('text')).toMatchObject({
      reason: 'bad-file',
      message: 'The file was not sent: there is no way.',
    });
    whyNoFiles = undefined;
    expect(await send(Buffer.from([0, 1, 2]))).toMatchObject({ reason: 'bad-file' });
    expect(told).toHaveLength(1);
    expect((await store.loadHead(id))?.files).toBeUndefined();
  });
});
