import { describe, expect, test } from '@jest/globals';
import { tellingText } from '../../src/understand/telling-text.js';
import { understand } from '../../src/understand/understand.js';
import { matcherOf } from '../helpers/matcher.js';
import { printers } from '../helpers/printers.js';
import { inventedWord, numbers } from '../helpers/random.js';

const next = numbers(41);
const time = (second: number) => new Date(Date.UTC(2031, 1, 2, 3, 4, second)).toISOString();
/** A log in which nothing happens, though every line says something else. */
const calm = (lines: number) =>
  Array.from({ length: lines }, (_, number) => `${time(number)} INFO ${inventedWord(next)} ${inventedWord(next)} done`);
const linesOf = (text: string) => tellingText(text).split('\n');

describe('of a log of 2,000 lines stays the line that fails', () => {
  const failing = 'Job 7 was not delivered: the spooler lost its queue';
  const match = matcherOf(printers);
  const logOf = (line: string, place: number) => {
    const lines = calm(2_000);
    lines[place] = line;
    return lines.join('\n');
  };

  test.each([
    ['at the beginning', 3, `${time(3)} ERROR ${failing}`],
    ['in the middle', 1_000, `${time(1_000)} ERROR ${failing}`],
    ['at the end', 1_999, `${time(1_999)} ERROR ${failing}`],
    ['without a level', 700, `[02/03/2031 04:05:06] failed: ${failing}`],
    ['without a time', 700, `ERROR ${failing}`],
  ])('%s, and the article is found by it', (_, place, line) => {
    const text = logOf(line, place);
    expect(tellingText(text)).toBe(line);
    const [best] = match(understand(text));
    expect(best?.topic).toBe('offline');
    expect(best!.evidence.map(({ kind }) => kind)).toContain('message');
    // As well as by the line alone.
    expect(best!.confidence).toBeGreaterThan(0.9 * match(understand(line))[0]!.confidence);
  });

  test('also where lines end as in Windows', () => {
    const line = `${time(9)} ERROR ${failing}`;
    expect(tellingText(logOf(line, 1_500).replaceAll('\n', '\r\n')).trim()).toBe(line);
  });

  test('and where the levels stand in brackets, and times as in other systems', () => {
    const formats: ((number: number) => string)[] = [
      (number) => `[INFO] ${inventedWord(next)} number ${number}`,
      (number) => `Feb  3 04:05:06 host daemon[${number}]: ${inventedWord(next)}`,
      (number) => `03.02.2031 04:05:${number % 60} ${inventedWord(next)}`,
      (number) => `1A2B 3C4D 02/03 04:05:06.789 ${number} ${inventedWord(next)}`,
    ];
    for (const format of formats) {
      const lines = Array.from({ length: 300 }, (_, number) => format(number));
      lines[200] = `${lines[200]} failed: the spooler lost its queue`;
      expect(tellingText(lines.join('\n'))).toBe(lines[200]);
    }
  });
});

describe('what the asker says', () => {
  test.each([
    ['before a log', ['Hello, since monday our lift stands still.', ...calm(300)]],
    ['behind a log', [...calm(300), 'Hello, since monday our lift stands still.']],
    ['amid a log', [...calm(150), 'Hello, since monday our lift stands still.', ...calm(150)]],
  ])('%s stays', (_, lines) => {
    expect(linesOf(lines.join('\n'))).toEqual(['Hello, since monday our lift stands still.']);
  });

  test('stays in its place beside what failed', () => {
    const failed = `${time(1)} ERROR the door failed to close`;
    const lines = ['It began on monday.', ...calm(200), failed, ...calm(200), 'What can I do?'];
    expect(linesOf(lines.join('\n'))).toEqual(['It began on monday.', failed, 'What can I do?']);
  });

  test.each([
    ['nothing', ''],
    ['a line', 'the backup failed with an error'],
    ['a few lines of a log', calm(5).join('\n')],
    ['repeated words', 'it failed\n'.repeat(30)],
    ['a long mail', 'The lift stands still since monday, and nobody knows why.\n'.repeat(25)],
  ])('is left as it is when it is short: %s', (_, text) => {
    expect(tellingText(text)).toBe(text);
  });
});

describe('repeated lines', () => {
  test('stand once, though their numbers differ', () => {
    const lines = Array.from(
      { length: 500 },
      (_, number) => `${time(number)} ERROR try ${number} failed: 0x8007${number}`,
    );
    expect(linesOf(lines.join('\n'))).toHaveLength(1);
  });

  test('stand once in a long text that is no log', () => {
    const text = ['The lift stands still.', 'Nobody knows why.'].join('\n').concat('\n').repeat(100);
    expect(linesOf(text)).toEqual(['The lift stands still.', 'Nobody knows why.']);
  });
});

describe('what is kept', () => {
  const failures = Array.from({ length: 2_000 }, () => `${time(1)} ERROR ${inventedWord(next, 12)} failed`);

  test('has room for what failed last', () => {
    const kept = linesOf(failures.join('\n'));
    expect(kept.at(-1)).toBe(failures.at(-1));
    expect(kept.slice(-40)).toEqual(failures.slice(-40));
  });

  test.each([
    ['failing lines', failures.join('\n')],
    ['prose', Array.from({ length: 2_000 }, () => `We say ${inventedWord(next)}.`).join('\n')],
    ['both', failures.flatMap((line) => [line, `We say ${inventedWord(next)}.`]).join('\n')],
    ['a line without end', 'failed '.repeat(20_000)],
    ['lines without words', '\n'.repeat(100_000)],
  ])('is never more than can be read in a moment: %s', (_, text) => {
    expect(tellingText(text).length).toBeLessThan(7_000);
  });

  test('of a log without any trouble is its beginning', () => {
    const log = calm(2_000).join('\n');
    expect(tellingText(log)).toBe(log.slice(0, 6_000));
    expect(matcherOf(printers)(understand(log))).toEqual([]);
  });

  test('is the same when it is read again', () => {
    const once = tellingText(failures.join('\n'));
    expect(tellingText(once)).toBe(once);
  });
});
