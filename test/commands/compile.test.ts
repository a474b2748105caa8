import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../../src/commands/ask.js';
import { check } from '../../src/commands/check.js';
import { compilePack } from '../../src/commands/compile.js';
import { loadTriage } from '../../src/triage.js';
import { anArticle, folderOf } from '../helpers/folders.js';
import { fakeTerminal } from '../helpers/terminal.js';
import { endAllTriage, startTriage } from '../helpers/triage-process.js';

const mailbox = anArticle('The mailbox is full', 'codes: [MailboxFullError]', '## Steps\n\n1. Empty the bin.');
const printer = anArticle('The printer is jammed', 'codes: [PrinterJamError]', '## Steps\n\n1. Open the tray.');
const folder = folderOf({
  'mail/mailbox.md': mailbox,
  'mail/notes.txt': 'no article',
  'print/printer.md': printer,
  'mixed/mailbox.md': mailbox,
  'mixed/broken.md': anArticle('Broken', 'codes: [BrokenError]', 'No steps.'),
  'empty/notes.txt': 'no article',
  'out/keep.txt': '',
});
const at = (name: string) => join(folder.path, name);
afterAll(() => folder.remove());
afterEach(endAllTriage);

async function compiled(out: string, ...folders: string[]) {
  const terminal = fakeTerminal();
  const code = await compilePack({ knowledge: folders.map(at), out: at(out) }, terminal);
  return { code, out: terminal.written() };
}

describe('compile', () => {
  test('makes one file of several folders, which answers as they do', async () => {
    const { code, out } = await compiled('out/both.pack', 'mail', 'print');
    expect(code).toBe(0);
    expect(out).toMatch(/^2 articles became 2 topics and 0 forms; 1 other files were skipped\.$/m);
    expect(out).toMatch(/^0 warnings \(triage check prints them\), 0 refused\.$/m);
    expect(out).toMatch(/^\S+both\.pack: \d+ KB, in \d+\.\d s\.$/m);
    const answers = [[at('out/both.pack')], [at('mail'), at('print')]].map(async (knowledge) => {
      const terminal = fakeTerminal();
      await ask('PrinterJamError', { knowledge, json: true, explain: true }, terminal);
      return JSON.parse(terminal.written()) as unknown;
    });
    const [fromPack, fromFolders] = await Promise.all(answers);
    expect(fromPack).toMatchObject({ decision: 'answer', topics: [{ topic: 'printer' }] });
    expect(fromPack).toEqual(fromFolders);
  });

  test('makes the same bytes of the same articles, and nothing else beside them', async () => {
    await compiled('out/one.pack', 'mail');
    const first = readFileSync(at('out/one.pack'));
    await compiled('out/one.pack', 'mail');
    expect(readFileSync(at('out/one.pack')).equals(first)).toBe(true);
    expect(readdirSync(at('out')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('names file, line and reason of what is refused, and takes the others', async () => {
    const { code, out } = await compiled('out/mixed.pack', 'mixed');
    expect(code).toBe(0);
    expect(out).toMatch(/\/mixed\/broken\.md:[1-9]\d*: refused: \S/);
    expect(out).toMatch(/^1 articles became 1 topics/m);
    expect((await loadTriage([at('out/mixed.pack')])).pack.ids).toEqual(['mailbox']);
  });

  test('writes nothing where nothing could be compiled, and leaves what is there', async () => {
    writeFileSync(at('out/kept.pack'), 'what was there');
    for (const out of ['out/kept.pack', 'out/none.pack']) {
      const { code, out: said } = await compiled(out, 'empty');
      expect([code, said]).toEqual([1, expect.stringMatching(/No article was found[^]*Nothing was written\.$/m)]);
    }
    expect([readFileSync(at('out/kept.pack'), 'utf8'), existsSync(at('out/none.pack'))]).toEqual([
      'what was there',
      false,
    ]);
  });

  test.each([
    [['nowhere'], 'out/x.pack', 'knowledge-missing'],
    [['out/keep.txt'], 'out/x.pack', 'knowledge-no-folder'],
    [['mail'], 'nowhere/x.pack', 'pack-not-written'],
  ])('of %j to %s is refused', async (folders, out, code) => {
    await expect(compiled(out, ...folders)).rejects.toMatchObject({ code });
    expect(existsSync(at(out))).toBe(false);
  });

  test('works as a command, with our own articles where none are named', async () => {
    const triage = startTriage(['compile', '--out', at('out/own.pack')]);
    expect(await triage.ended).toBe(0);
    expect(triage.out()).toMatch(/^\d+ articles became \d+ topics/m);
    expect(statSync(at('out/own.pack')).size).toBeGreaterThan(10_000);
    expect((await loadTriage([at('out/own.pack')])).pack.ids).toEqual((await loadTriage([])).pack.ids);
  });
});

describe('a saved pack', () => {
  test('can be checked', async () => {
    await compiled('out/both.pack', 'mail', 'print');
    const terminal = fakeTerminal();
    expect(await check([at('out/both.pack')], { json: true }, terminal)).toBe(0);
    expect(JSON.parse(terminal.written())).toEqual({
      articles: 2,
      skipped: 0,
      topics: ['mailbox', 'printer'],
      refused: [],
      warnings: [],
    });
  });

  test('is served, named by --knowledge or by KNOWLEDGE_DIR', async () => {
    await compiled('out/both.pack', 'mail', 'print');
    const settings = { PORT: '0', LOG_LEVEL: 'warn' };
    for (const triage of [
      startTriage(['serve', '--knowledge', at('out/both.pack')], { ...settings, DATA_DIR: at('data1') }),
      startTriage(['serve'], { ...settings, DATA_DIR: at('data2'), KNOWLEDGE_DIR: at('out/both.pack') }),
    ]) {
      await triage.says(/The bot knows 2 topics\./);
      triage.kill('SIGTERM');
      expect(await triage.ended).toBe(0);
    }
  });

  test.each([
    [['out/both.pack', 'mail'], 'knowledge-mixed'],
    [['out/both.pack', 'out/both.pack'], 'knowledge-mixed'],
    [['out/keep.txt'], 'pack-not-one'],
    [['mail/mailbox.md'], 'pack-not-one'],
    [['out/gone.pack'], 'knowledge-missing'],
  ])('%j cannot be used', async (paths, code) => {
    await compiled('out/both.pack', 'mail', 'print');
    await expect(loadTriage(paths.map(at))).rejects.toMatchObject({ code });
  });
});
