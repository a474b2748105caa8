import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Libsql from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anArticle, folderOf } from '../helpers/folders.js';
import { type RunningApp, startApp } from '../helpers/running-app.js';
import { createTestLog } from '../server/test-log.js';

const articles = folderOf({
  'full.md': anArticle('The mailbox is full', 'codes: [MailboxFull]', '## Steps\n\n1. Empty the bin.'),
});
let dataDir: string;
let running: RunningApp | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
});
afterEach(async () => {
  await running?.app.stop();
  running = undefined;
  rmSync(dataDir, { recursive: true });
});

async function start() {
  const log = createTestLog();
  running = await startApp({ DATA_DIR: dataDir, KNOWLEDGE_DIR: articles.path }, { log });
  const { url } = running;
  const say = async (text: string, id: string) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'message', id, text, channelId: 'emulator', serviceUrl: 'http://127.0.0.1:9/' },
        ...{
          conversation: { id: 'talk' },
          from: { id: 'ann' },
          recipient: { id: 'bot' },
          deliveryMode: 'expectReplies',
        },
      }),
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { activities: { speak: string }[] }).activities.map(({ speak }) => speak);
  };
  return { log, say, stop: () => running?.app.stop() };
}

/** Reads or writes the file as somebody else's tool would. */
function run<T>(use: (database: Libsql.Database) => T): T {
  const database = new Libsql(join(dataDir, 'triage.db'));
  try {
    return use(database);
  } finally {
    database.close();
  }
}

test.each<[string, string, RegExp]>([
  ['cut off', '{"schema":1,"version":1,"tried":[', /no JSON/],
  ['something else', '[]', /invalid_type/],
  ['of a form that is not known', '{"schema":99,"version":1,"tried":[],"ticked":{}}', /schema/],
  ['of another turn', 'VERSION 7', /version 7 in the row of version 1/],
])(
  'a talk whose saved state is %s begins anew, with an apology; the row is kept, the keeper told',
  async (_, text, why) => {
    const first = await start();
    await first.say('MailboxFull', '1');
    await first.stop();
    const before = run((database) => database.prepare("select state from conversations where id = 'talk'").get([])) as {
      state: string;
    };
    const broken = text === 'VERSION 7' ? before.state.replace('"version":1', '"version":7') : text;
    run((database) => database.prepare("update conversations set state = ? where id = 'talk'").run([broken]));

    const { log, say } = await start();
    const [apology, answer] = await say('MailboxFull', '2');
    expect(apology).toContain('Sorry, I lost what we said so far');
    expect(answer).toContain('mailbox');
    const warned = log.lines.filter(({ level }) => level === 'warn');
    expect(warned).toMatchObject([{ fields: { damage: expect.stringMatching(why) } }]);
    const aside = run((database) => database.prepare('select conversation, content, reason from quarantine').all([]));
    expect(aside).toEqual([{ conversation: 'talk', content: broken, reason: expect.stringMatching(why) }]);
    expect((await say('MailboxFull', '3')).join()).not.toContain('Sorry');
    // What was handled before is still known.
    expect(await say('MailboxFull', '1')).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  },
);
