import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { check } from '../../src/commands/check.js';
import { Problem } from '../../src/model/problem.js';
import { anArticle, folderOf } from '../helpers/folders.js';
import { fakeTerminal } from '../helpers/terminal.js';

const good = anArticle('The mailbox is full', 'codes: [MailboxFullError]', '## Steps\n\n1. Empty the bin.');
const goodFolder = folderOf({ 'mail/mailbox-full.md': good, 'notes.txt': 'no article' });
const badFolder = folderOf({
  'mail/mailbox-full.md': good,
  'mail/bad.md': anArticle('Bad', 'codes: [BadError]', 'Just text.\n\n## Stepps\n\n1. x'),
  'mail/lost.md': anArticle('Lost', 'codes: [LostError]', '## Steps\n\n1. See [that](nowhere.md).'),
});
afterAll(() => {
  goodFolder.remove();
  badFolder.remove();
});
afterEach(() => void jest.restoreAllMocks());

async function checked(folder: string, json = false, isWatched = false) {
  const terminal = fakeTerminal('', isWatched);
  const code = await check([folder], { json }, terminal);
  return { code, out: terminal.written(), err: terminal.errors() };
}

describe('check', () => {
  test('is content with good articles', async () => {
    const { code, out } = await checked(goodFolder.path);
    expect(code).toBe(0);
    expect(out).toMatch(/^1 articles became 1 topics and 0 forms; 1 other files were skipped\.$/m);
    expect(out).toMatch(/^\d+ cards were rendered; the largest has \d+ KB \(28 are allowed\)\.$/m);
    expect(out).toMatch(/^Words of the sources that stand in their topics: at least 100\.0 %/m);
    expect(out).toMatch(/^0 warnings, 0 refused\.$/m);
  });

  test('names the file, the line and the reason of what is refused', async () => {
    const { code, out } = await checked(badFolder.path);
    expect(code).toBe(1);
    const refused = out.split('\n').filter((line) => line.includes(': refused: '));
    expect(refused.length).toBeGreaterThanOrEqual(2);
    for (const line of refused) expect(line).toMatch(/\/mail\/(?:bad|lost)\.md:[1-9]\d*: refused: \S/);
    expect(refused.join('\n')).toContain(`${badFolder.path}/mail/bad.md:`);
    expect(refused.join('\n')).toMatch(/lost\.md:11: refused: the link nowhere\.md/);
    expect(out).toMatch(new RegExp(`^0 warnings, ${refused.length} refused\\.$`, 'm'));
  });

  test('is not content where there is no article, and says what one is', async () => {
    const empty = folderOf({ 'notes.txt': 'no article', 'README.md': '# For keepers' });
    const { code, out } = await checked(empty.path);
    const json = await checked(empty.path, true);
    empty.remove();
    expect([code, json.code]).toEqual([1, 1]);
    expect(out).toMatch(/^No article was found: an article is a Markdown file/m);
    expect((await checked(goodFolder.path)).out).not.toContain('No article');
  });

  test('tells the good ones all the same', async () => {
    expect((await checked(badFolder.path)).out).toMatch(/^1 articles became 1 topics/m);
  });

  test('refuses a folder that is not there', async () => {
    await expect(check(['/nowhere/at/all'], { json: false }, fakeTerminal())).rejects.toThrow(Problem);
  });

  test('checks our own articles where no folder is given', async () => {
    const terminal = fakeTerminal();
    expect(await check([], { json: true }, terminal)).toBe(0);
    const { topics, refused } = JSON.parse(terminal.written()) as { topics: string[]; refused: unknown[] };
    expect(refused).toEqual([]);
    expect(topics).toContain('UserErrorBackupOperationInProgress');
  });
});

describe('check --json', () => {
  test('prints exactly what machines are promised', async () => {
    const { code, out } = await checked(goodFolder.path, true);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ articles: 1, skipped: 1, topics: ['mailbox-full'], refused: [], warnings: [] });
  });

  test('gives every refusal with its file, line and reason', async () => {
    const { code, out } = await checked(badFolder.path, true);
    const { articles, topics, refused } = JSON.parse(out) as Record<string, unknown> & { refused: unknown[] };
    expect([code, articles, topics]).toEqual([1, 1, ['mailbox-full']]);
    expect(refused).toContainEqual({
      file: `${badFolder.path}/mail/lost.md`,
      line: 11,
      reason: expect.stringContaining('nowhere.md'),
    });
    for (const finding of refused) expect(Object.keys(finding as object).sort()).toEqual(['file', 'line', 'reason']);
  });
});

describe('progress', () => {
  /** Every look at the clock is a second later. */
  function slowClock() {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
  }

  test('is shown on a terminal that somebody watches, and gone at the end', async () => {
    slowClock();
    const { err, out } = await checked(goodFolder.path, true, true);
    expect(err).toContain('\rReading articles: 0 %');
    expect(err).toContain('\rReading cards: 0 %');
    expect(err.endsWith('\r\u001b[K')).toBe(true);
    expect(JSON.parse(out)).toHaveProperty('topics');
  });

  test('is not shown where nobody watches', async () => {
    slowClock();
    expect((await checked(badFolder.path, true, false)).err).toBe('');
  });

  test('is not shown for quick work', async () => {
    jest.spyOn(performance, 'now').mockImplementation(() => 0);
    expect((await checked(goodFolder.path, true, true)).err).toBe('');
  });
});
