import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore } from '../../src/storage/open-store.js';
import { createClient, eventually, listen, startDirectLine } from '../channels/direct-line/talk.js';
import { anArticle, folderOf } from '../helpers/folders.js';
import { type Postgres, startPostgres } from '../helpers/postgres.mjs';
import { startApp } from '../helpers/running-app.js';
import { createTestLog } from '../server/test-log.js';

let postgres: Postgres;
let url: string;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.close());
beforeEach(async () => (url = await postgres.createDatabase()));
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const message = (text: string, id: string) => ({ type: 'message', text, channelData: { clientActivityID: id } });

/** Our endpoint as one of several processes has it. */
async function startOne(clock = Date.now) {
  const kept = await openStore({ dataDir: '', databaseUrl: url }, createTestLog(), clock);
  const line = await startDirectLine({ kept }, {}, clock);
  ends.push(() => kept.store.close(), line.stop);
  return line;
}

describe('Direct Line on two processes', () => {
  test('a WebSocket gets what is said through the other one, each activity once and in order', async () => {
    const [here, there] = [await startOne(), await startOne()];
    const session = await here.admit();
    const client = await listen((await here.start(session)).streamUrl);
    for (const [index, line] of [there, here, there, there, here].entries()) {
      expect((await line.say(session, message(`m${index}`, `c${index}`))).status).toBe(200);
    }
    await eventually(() => client.activities.length === 16);
    expect(client.activities.map(({ id }) => id)).toEqual(
      Array.from({ length: 16 }, (_, index) => `${session.conversationId}|${String(index).padStart(7, '0')}`),
    );
  });

  test('a talk that begins at both at once is welcomed once', async () => {
    const [here, there] = [await startOne(), await startOne()];
    for (let count = 0; count < 5; count++) {
      const session = await here.admit();
      await Promise.all([here.start(session), there.start(session), there.say(session, message('x', 'c'))]);
      const { activities } = await here.list(session);
      expect(activities.map(({ text, speak }) => text ?? speak)).toEqual(['welcome', 'x', 'heard x', 'more']);
    }
  });

  test('what is posted to both at once counts once', async () => {
    const [here, there] = [await startOne(), await startOne()];
    const session = await here.admit();
    await here.start(session);
    const answers = await Promise.all([here, there, here, there].map((line) => line.say(session, message('x', 'c'))));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect((await there.list(session)).activities).toHaveLength(4);
  });

  test('a token that is renewed at one keeps the stream of the other open', async () => {
    const state = { now: Math.floor(Date.now() / 1000) * 1000 };
    const clock = () => state.now;
    const [here, there] = [await startOne(clock), await startOne(clock)];
    const session = await here.admit();
    const { streamUrl } = await here.start(session);
    state.now += 1_799_000;
    const client = await listen(streamUrl);
    expect((await there.call('POST', '/tokens/refresh', session.token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(client.state.closed).toBeUndefined();
  });

  test('streams hold while the database is away, and then bring what was said', async () => {
    const [here, there] = [await startOne(), await startOne()];
    const session = await here.admit();
    const client = await listen((await here.start(session)).streamUrl);
    await eventually(() => client.activities.length === 1);
    await postgres.stop();
    const refused = await there.say(session, message('x', 'c'));
    expect(refused.status).toBe(503);
    await postgres.start();
    expect((await there.say(session, message('x', 'c'))).status).toBe(200);
    await eventually(() => client.activities.length === 4);
    expect(client.state.closed).toBeUndefined();
  });
});

test('processes without a key of their own share one, so that each takes the tokens of the other', async () => {
  const folder = folderOf({
    'full.md': anArticle('The mailbox is full', 'codes: [MailboxFull]', '## Steps\n\n1. Empty it.'),
  });
  const settings = { DATABASE_URL: url, KNOWLEDGE_DIR: folder.path };
  const [here, there] = [await startApp(settings), await startApp(settings)];
  ends.push(async () => folder.remove(), here.stop, there.stop);
  const session = await createClient(here.url).admit();
  const again = await createClient(there.url).admit({ resume: session.resume });
  expect(again).toMatchObject({ conversationId: session.conversationId, resumed: true });
  const said = await createClient(there.url).say(session, message('MailboxFull', 'c'));
  expect(said.status).toBe(200);
  const { activities } = await createClient(here.url).list(session);
  expect(activities.at(-1)?.speak).toContain('mailbox');
});
