import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writePackFile } from '../src/articles/pack-file.js';
import { compileKnowledge, saveTriage } from '../src/knowledge.js';
import { anArticle, folderOf } from './helpers/folders.js';
import { createHeardLog } from './helpers/heard-log.js';
import { startApp } from './helpers/running-app.js';

// The thread that compiles runs built code.
if (!existsSync(fileURLToPath(new URL('../dist/pack/pack-worker.js', import.meta.url))))
  throw new Error('dist/pack/pack-worker.js is missing. Build it first: npm run build');

// Each change starts a thread, and a busy machine takes its time for that.
jest.setTimeout(180_000);

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const mailbox = (step: string) =>
  anArticle('The mailbox is full', 'codes: [MailboxFullError]', `## Steps\n\n1. ${step}`);
const printer = anArticle('The printer is jammed', 'codes: [PrinterJamError]', '## Steps\n\n1. Open the tray.');
const broken = anArticle('The mailbox is full', 'codes: [MailboxFullError]', 'No steps.');

/** The bot, which looks for changes all the time. */
async function start(knowledge: string) {
  const log = createHeardLog();
  const app = await startApp({ KNOWLEDGE_DIR: knowledge }, { log, pace: { every: 40, retry: 400 } });
  ends.push(() => app.stop());
  let count = 0;
  return {
    log,
    app: app.app,
    /** What the bot answers to a text. */
    async ask(text: string): Promise<string> {
      const response = await fetch(`${app.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          id: `message-${(count += 1)}`,
          channelId: 'emulator',
          serviceUrl: 'http://127.0.0.1:9/',
          from: { id: 'asker' },
          recipient: { id: 'bot' },
          conversation: { id: `talk-${count}` },
          text,
          deliveryMode: 'expectReplies',
        }),
      });
      const body = await response.text();
      if (response.status !== 200) throw new Error(`${response.status}: ${body}`);
      return body;
    },
  };
}

/** A knowledge folder that can be written to. */
function folderWith(files: Record<string, string>) {
  const { path, remove } = folderOf(files);
  ends.push(() => (existsSync(path) ? remove() : undefined));
  return { path, write: (name: string, text: string) => writeFileSync(join(path, name), text) };
}

const inUse = /^info changed articles are in use/;
const stays = /^warn the articles in use stay/;

describe('a folder of articles', () => {
  test('changed, new and deleted ones are taken while the bot runs', async () => {
    const folder = folderWith({ 'mailbox.md': mailbox('Empty the bin.') });
    const { log, ask, app } = await start(folder.path);
    expect(await ask('MailboxFullError')).toContain('Empty the bin.');
    const before = app.triage().pack.version;

    folder.write('mailbox.md', mailbox('Delete old mail.'));
    folder.write('printer.md', printer);
    const line = await log.says(inUse);
    expect(line).toContain(`"version":"${app.triage().pack.version}","topics":2,"added":1,"removed":0,"changed":1`);
    expect(app.triage().pack.version).not.toBe(before);
    expect(await ask('MailboxFullError')).toContain('Delete old mail.');
    expect(await ask('PrinterJamError')).toContain('Open the tray.');

    const { length } = log.lines;
    rmSync(join(folder.path, 'printer.md'));
    expect(await log.says(inUse, length)).toContain('"topics":1,"added":0,"removed":1,"changed":0');
    expect(await ask('PrinterJamError')).not.toContain('Open the tray.');
  });

  test('a broken one takes nothing away, and is taken when it is repaired', async () => {
    const folder = folderWith({ 'mailbox.md': mailbox('Empty the bin.'), 'printer.md': printer });
    const { log, ask, app } = await start(folder.path);
    const before = app.triage().pack.version;
    folder.write('mailbox.md', broken);
    await log.says(stays);
    expect(log.lines.filter((each) => each.startsWith('warn'))).toEqual([
      expect.stringMatching(/this keeps new articles from being used .*mailbox\.md","line":\d+,"reason":"/),
      expect.stringContaining(`"version":"${before}","topics":2`),
    ]);
    expect(await ask('MailboxFullError')).toContain('Empty the bin.');

    folder.write('mailbox.md', mailbox('Delete old mail.'));
    await log.says(inUse);
    expect(await ask('MailboxFullError')).toContain('Delete old mail.');
  });

  test('one that was never used may be broken: the others are taken', async () => {
    const folder = folderWith({ 'mailbox.md': mailbox('Empty the bin.') });
    const { log, ask } = await start(folder.path);
    folder.write('printer.md', 'nothing of use\n');
    folder.write('draft.md', broken.replace('MailboxFullError', 'DraftError'));
    folder.write('mailbox.md', mailbox('Delete old mail.'));
    await log.says(inUse);
    expect(await ask('MailboxFullError')).toContain('Delete old mail.');
    expect(await log.says(/^warn an article is not used/)).toContain('draft.md');
  });

  test('a folder that vanishes, or is suddenly empty, is a mishap', async () => {
    const folder = folderWith({ 'mailbox.md': mailbox('Empty the bin.') });
    const { log, ask } = await start(folder.path);
    const away = `${folder.path}-away`;
    renameSync(folder.path, away);
    await log.says(stays);
    expect(await ask('MailboxFullError')).toContain('Empty the bin.');
    const { length } = log.lines;
    mkdirSync(folder.path);
    await log.says(stays, length);
    rmSync(folder.path, { recursive: true });
    renameSync(away, folder.path);
    await log.says(/^info the articles are as those in use again/);
    folder.write('mailbox.md', mailbox('Delete old mail.'));
    await log.says(inUse);
    expect(await ask('MailboxFullError')).toContain('Delete old mail.');
  });

  test('is left alone where nothing is to be watched', async () => {
    const folder = folderWith({ 'mailbox.md': mailbox('Empty the bin.') });
    const log = createHeardLog();
    const settings = { KNOWLEDGE_DIR: folder.path, WATCH_KNOWLEDGE: 'off' };
    const { app, stop } = await startApp(settings, { log, pace: { every: 10, retry: 10 } });
    ends.push(stop);
    const { version } = app.triage().pack;
    folder.write('mailbox.md', mailbox('Delete old mail.'));
    await wait(400);
    expect([app.triage().pack.version, log.lines]).toEqual([version, []]);
  });
});

test('turns without a pause: none fails while articles change again and again', async () => {
  const folder = folderWith({ 'mailbox.md': mailbox('Take step 0 now.'), 'printer.md': printer });
  const { log, ask, app } = await start(folder.path);
  const seen = new Set<string>();
  let isOver = false;
  const talk = async () => {
    while (!isOver) {
      seen.add(/Take step \d now\./.exec(await ask('MailboxFullError'))?.[0] ?? 'no answer');
      // The thread that compiles needs the processor, too.
      await wait(10);
    }
  };
  const talks = [talk(), talk(), talk()];
  for (const round of [1, 2, 3]) {
    const { length } = log.lines;
    // As editors do it: written beside, then renamed.
    folder.write('mailbox.new', mailbox(`Take step ${round} now.`));
    renameSync(join(folder.path, 'mailbox.new'), join(folder.path, 'mailbox.md'));
    await log.says(inUse, length);
    await ask('MailboxFullError');
  }
  await ask('MailboxFullError');
  isOver = true;
  await Promise.all(talks);
  expect([...seen].sort()).toEqual([0, 1, 2, 3].map((round) => `Take step ${round} now.`));
  expect(log.lines.filter((each) => /^(warn|error)/.test(each))).toEqual([]);
  expect(app.triage().pack.ids).toHaveLength(2);
});

describe('a saved pack', () => {
  /** A saved pack of some articles. */
  async function packOf(files: Record<string, string>, path: string): Promise<void> {
    const { path: folder, remove } = folderOf(files);
    await writePackFile(path, saveTriage(await compileKnowledge([folder])));
    remove();
  }

  test('another in its place is taken, a damaged one is not', async () => {
    const folder = folderWith({});
    const file = join(folder.path, 'knowledge.pack');
    await packOf({ 'mailbox.md': mailbox('Empty the bin.') }, file);
    const { log, ask, app } = await start(file);
    expect(await ask('MailboxFullError')).toContain('Empty the bin.');

    await packOf({ 'mailbox.md': mailbox('Delete old mail.'), 'printer.md': printer }, file);
    expect(await log.says(inUse)).toContain('"added":1,"removed":0,"changed":1');
    expect(await ask('MailboxFullError')).toContain('Delete old mail.');

    copyFileSync(file, `${file}.good`);
    const { version } = app.triage().pack;
    const bytes = readFileSync(file);
    for (const [damage, damaged] of [
      ['damaged', Buffer.concat([bytes.subarray(0, -1), Buffer.of(1)])],
      ['damaged', bytes.subarray(0, 100)],
      ['no saved pack', Buffer.from('hello')],
      ['newer', Buffer.concat([bytes.subarray(0, 8), Buffer.of(99), bytes.subarray(9)])],
    ] as const) {
      const { length } = log.lines;
      writeFileSync(file, damaged);
      await log.says(stays, length);
      expect(log.lines.slice(length).join('\n')).toMatch(damage);
      expect([app.triage().pack.version, await ask('PrinterJamError')]).toEqual([
        version,
        expect.stringContaining('Open the tray.'),
      ]);
    }
    const { length } = log.lines;
    rmSync(file);
    await log.says(/cannot be read|no such|ENOENT/, length);
    await packOf({ 'printer.md': printer }, file);
    expect(await log.says(inUse, length)).toContain('"topics":1,"added":0,"removed":1,"changed":0');
  });
});
