import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import type { News } from '../../src/model/notifications.js';
import { type OpenStore, openStore } from '../../src/storage/open-store.js';
import type { Operation } from '../../src/storage/database.js';
import { insertItems } from '../../src/storage/outbox-rows.js';
import { saveTurn } from '../../src/storage/save-turn.js';
import { holdTicket } from '../../src/storage/tickets.js';
import type { Store } from '../../src/model/store.js';
import { openPostgres } from '../../src/storage/postgres/open-postgres.js';
import { eventually } from '../channels/direct-line/talk.js';
import { type Postgres, startPostgres } from '../helpers/postgres.mjs';
import { anAsker, aTurn, handledIn, stateIn, stateOf } from '../helpers/saved-turns.js';
import { anAskerSpeaks, aNewTicket } from '../helpers/tickets.js';
import { createTestLog } from '../server/test-log.js';

let postgres: Postgres;
let url: string;
const opened: OpenStore[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.close());
beforeEach(async () => (url = await postgres.createDatabase()));
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ store }) => store.close()));
});

async function open(address = url, log = createTestLog()): Promise<OpenStore> {
  const one = await openStore({ dataDir: '', databaseUrl: address }, log);
  opened.push(one);
  return one;
}

describe('a database that goes away and comes back', () => {
  test('fails what needs it with what to do, and goes on without a restart', async () => {
    const { store } = await open();
    await store.saveTurn(aTurn({ keys: ['k1'] }));
    await postgres.stop();
    const turn = aTurn({ state: stateOf(2), keys: ['k2'] });
    const gone = { code: 'database-unavailable', status: 503, advice: expect.stringContaining('DATABASE_URL') };
    await expect(store.saveTurn(turn)).rejects.toMatchObject(gone);
    await expect(store.loadTurn('a', [])).rejects.toMatchObject(gone);
    expect(await store.check()).toMatchObject({ ok: false, detail: expect.stringContaining('cannot be reached') });
    await postgres.start();
    expect(await store.check()).toEqual({ ok: true });
    expect(await handledIn(store, 'a', 'k1')).toBeDefined();
    expect(await store.saveTurn(turn)).toBe(true);
    expect(await stateIn(store, 'a')).toEqual(stateOf(2));
  });

  test('in the middle of a turn: nothing of it is saved, and it can be done again', async () => {
    const { store } = await open();
    await store.openDirectLine('a', anAsker);
    const database = openPostgres(url, createTestLog());
    const turn = database.write(async (trx) => {
      await sql`update conversations set version = 7 where id = 'a'`.execute(trx);
      await postgres.stop();
      await sql`select 1`.execute(trx);
    });
    await expect(turn).rejects.toMatchObject({ code: 'database-unavailable' });
    await postgres.start();
    expect(await store.saveTurn(aTurn({ activities: [() => ({ json: '{}' })] }))).toBe(true);
    expect(await store.activitiesFrom('a', 0, 9)).toHaveLength(1);
    await database.close();
  });

  test('at the start is told of, without the password', async () => {
    const address = new URL(url);
    address.port = '1';
    address.password = 'hunter2';
    const refused = await open(address.href).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: 'database-unavailable' });
    expect(JSON.stringify(refused) + String((refused as Error).stack)).not.toContain('hunter2');
  });

  test.each<[string, (address: URL) => void, RegExp]>([
    ['an unknown database', (address) => (address.pathname = '/nowhere'), /nowhere/],
    ['an unknown user', (address) => (address.username = 'eve'), /eve/],
  ])('%s is refused with what to check', async (_, change, message) => {
    const address = new URL(url);
    change(address);
    await expect(open(address.href)).rejects.toMatchObject({
      code: 'database-refused',
      advice: expect.stringMatching(message),
    });
  });
});

test('a schema that is newer is refused', async () => {
  await open();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("insert into migrations (number, name, applied_at) values (99, 'later', 0)");
  await client.end();
  await expect(open()).rejects.toMatchObject({ code: 'database-newer' });
});

test('of many processes that start together one makes the schema', async () => {
  const all = await Promise.all([1, 2, 3, 4].map(() => open()));
  for (const { store } of all) expect(await store.check()).toEqual({ ok: true });
});

describe('what is to be sent for a ticket', () => {
  const { ticket } = aNewTicket();
  const item = (body: string) => ({ kind: 'test', lane: 'a', body });
  const entry = {
    ticket: ticket.id,
    seq: 2,
    at: 2_000,
    by: anAskerSpeaks,
    event: { kind: 'said', text: 'one' },
  } as const;
  const change = { ticket: { ...ticket, version: 2 }, entries: [entry] };

  /** Begins to save something of the ticket, and does `other` meanwhile; then what can be claimed at once, and after that. */
  async function overlap(first: Operation<void>, other: (store: Store) => Promise<unknown>, last: Operation<void>) {
    const { store } = await open();
    await store.saveChange(aNewTicket());
    const claim = async () => (await store.claimItems('test', 'a', Date.now() + 60_000, 9)).map(({ body }) => body);
    const database = openPostgres(url, createTestLog());
    let goOn: () => void = () => undefined;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    let isBegun = false;
    const saving = database.write(async (trx, tell) => {
      await first(trx, tell);
      isBegun = true;
      await mayGoOn;
      await last(trx, tell);
    });
    await eventually(() => isBegun);
    const meanwhile = other(store);
    // Time in which it would be done, if it did not wait.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const claimed = [await claim()];
    goOn();
    await Promise.all([saving, meanwhile]);
    claimed.push(await claim(), await claim());
    await database.close();
    return claimed;
  }

  test('does not overtake a change that is being saved, and two are never out at once', async () => {
    const turn = aTurn({ change, outbox: [item('change')] });
    const claimed = await overlap(
      (trx) => saveTurn(trx, turn, 1_000),
      (store) => store.addItems(ticket, [item('added')]),
      async () => undefined,
    );
    expect(claimed).toEqual([[], ['change'], []]);
  });

  test('is not overtaken by a change that comes while it is added', async () => {
    const turn = aTurn({ change, outbox: [item('change')] });
    const claimed = await overlap(
      (trx) => holdTicket(trx, ticket.id),
      (store) => store.saveTurn(turn),
      (trx) => insertItems(trx, 'a', anAsker, [item('added')], 1_000),
    );
    expect(claimed).toEqual([[], ['added'], []]);
  });
});

describe('news', () => {
  /** Listens, and waits until that reaches the server. */
  async function listen({ notifications }: OpenStore) {
    const heard: News[] = [];
    notifications.listen((news) => heard.push(news));
    await eventually(() => heard.some(({ kind }) => kind === 'missed'));
    heard.splice(0);
    return heard;
  }

  test('of what one process saved reaches all, and of what it did not save nobody', async () => {
    const [here, there] = [await open(), await open()];
    const [heardHere, heardThere] = [await listen(here), await listen(there)];
    await here.store.openDirectLine('a', anAsker);
    const activities = [() => ({ json: '{}' })];
    await here.store.saveTurn(aTurn({ activities }));
    await here.store.saveTurn(aTurn({ activities }));
    await here.store.appendActivities('a', activities);
    await here.notifications.tell({ kind: 'renewed', conversation: 'a' });
    await here.store.endSession('s1', 9_000);
    await eventually(() => heardThere.length >= 4);
    const told = [
      { kind: 'said', conversation: 'a' },
      { kind: 'said', conversation: 'a' },
      { kind: 'renewed', conversation: 'a' },
      { kind: 'session-ended', session: 's1' },
    ];
    expect(heardHere).toEqual(told);
    expect(heardThere).toEqual(told);
  });

  test('that were missed while the connection was lost are made up for', async () => {
    const [here, there] = [await open(), await open()];
    const heard = await listen(there);
    await postgres.stop();
    await postgres.start();
    await here.store.openDirectLine('a', anAsker);
    await here.store.appendActivities('a', [() => ({ json: '1' })]);
    await eventually(() => heard.some(({ kind }) => kind === 'missed'));
    heard.splice(0);
    await here.store.appendActivities('a', [() => ({ json: '2' })]);
    await eventually(() => heard.some(({ kind }) => kind === 'said'));
  });

  test('stop when the listener does', async () => {
    const here = await open();
    const heard: News[] = [];
    const end = here.notifications.listen((news) => heard.push(news));
    end();
    await here.notifications.tell({ kind: 'renewed', conversation: 'a' });
    expect(heard.filter(({ kind }) => kind === 'renewed')).toEqual([]);
  });
});
