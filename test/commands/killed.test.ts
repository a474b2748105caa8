import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, eventually, type Session } from '../channels/direct-line/talk.js';
import { anArticle, folderOf } from '../helpers/folders.js';
import { endAllTriage, startTriage, type TriageProcess } from '../helpers/triage-process.js';

const articles = folderOf({
  'full.md': anArticle('The mailbox is full', 'codes: [MailboxFull]', '## Steps\n\n1. Empty the bin.'),
});

let dataDir: string;
let connector: Server;
/** What the channel has taken, by the activity that it answers. */
let taken: string[];
/** While it hangs, the channel takes replies and answers nothing. */
let isHanging = false;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
  taken = [];
  connector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      taken.push((JSON.parse(body) as { replyToId: string }).replyToId);
      if (isHanging) return;
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"1"}');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => connector.once('listening', resolve));
});
afterEach(async () => {
  await endAllTriage();
  connector.closeAllConnections();
  connector.close();
  rmSync(dataDir, { recursive: true });
});

async function serve(): Promise<{ url: string; triage: TriageProcess }> {
  const triage = startTriage(['serve'], { PORT: '0', DATA_DIR: dataDir, KNOWLEDGE_DIR: articles.path });
  const said = await triage.says(/Open the chat: {2}\S+\/\n/);
  return { url: /http:\S+(?=\/\n)/.exec(said)?.[0] ?? '', triage };
}

async function kill(triage: TriageProcess): Promise<void> {
  triage.kill('SIGKILL');
  await triage.ended;
}

test('whoever was answered finds all of it after the process was killed, and nothing twice', async () => {
  let resume: string | undefined;
  const answered: string[] = [];
  let count = 0;
  let hear: () => void = () => undefined;
  for (const answers of [1, 4, 9]) {
    const { url, triage } = await serve();
    const client = createClient(url);
    const session: Session = await client.admit({ resume });
    expect(session.resumed).toBe(resume !== undefined);
    resume = session.resume;
    const enough = answered.length + answers;
    // One talk was just answered then, and the other is somewhere in the middle of a turn.
    const killed = new Promise<void>((resolve) => (hear = () => answered.length >= enough && resolve())).then(() =>
      kill(triage),
    );
    const talk = async () => {
      for (;;) {
        const clientActivityID = `c${++count}`;
        const said = { type: 'message', text: 'MailboxFull', channelData: { clientActivityID } };
        const { status } = await client.say(session, said);
        if (status === 200) answered.push(clientActivityID);
        hear();
      }
    };
    await Promise.allSettled([talk(), talk(), killed]);
  }

  const { url } = await serve();
  const client = createClient(url);
  const session = await client.admit({ resume });
  expect(session.resumed).toBe(true);
  const replies = new Map<string, number>();
  const posted = new Map<string, string>();
  for (let watermark = ''; ;) {
    const set = await client.list(session, watermark);
    if (set.activities.length === 0) break;
    watermark = set.watermark;
    for (const { id, replyToId, channelData } of set.activities) {
      if (replyToId) replies.set(replyToId, (replies.get(replyToId) ?? 0) + 1);
      else if (typeof channelData?.clientActivityID === 'string') posted.set(channelData.clientActivityID, id);
    }
  }
  expect(answered.length).toBeGreaterThanOrEqual(1 + 4 + 9);
  expect(answered.filter((id) => !posted.has(id))).toEqual([]);
  // Also of what was not answered any more: what is kept has its reply.
  expect([...posted.values()].filter((id) => replies.get(id) !== 1)).toEqual([]);
}, 120_000);

test('a reply that the channel had not taken when the process was killed is sent by the next one', async () => {
  const { port } = connector.address() as AddressInfo;
  const activity = {
    type: 'message',
    id: 'act-1',
    channelId: 'msteams',
    serviceUrl: `http://127.0.0.1:${port}/`,
    conversation: { id: 'conv-1' },
    from: { id: '29:asker' },
    recipient: { id: '28:bot' },
    text: 'MailboxFull',
  };
  const send = (url: string) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
  isHanging = true;
  const first = await serve();
  const unanswered = send(first.url).catch(() => 'cut off');
  await eventually(() => taken.length === 1);
  await kill(first.triage);
  expect(await unanswered).toBe('cut off');

  isHanging = false;
  const second = await serve();
  await eventually(() => taken.length === 2);
  await second.triage.says(/may have arrived before/);
  expect((await send(second.url)).status).toBe(200);
  expect(taken).toEqual(['act-1', 'act-1']);
}, 120_000);
