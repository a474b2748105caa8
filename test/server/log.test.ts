import { describe, expect, test } from '@jest/globals';
import { createLog, createOutput } from '../../src/server/log.js';

function capture(level = 'debug') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  return { log, lines };
}
const jwt = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`;

test('lines are JSON with level, time and message', () => {
  const { log, lines } = capture();
  log.info({ port: 3978 }, 'listening');
  expect(JSON.parse(lines[0]!)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-/),
    port: 3978,
    msg: 'listening',
  });
});

test('what is less important than the level is left out', () => {
  const { log, lines } = capture('warn');
  log.info({}, 'x');
  log.warn({}, 'y');
  expect(lines).toHaveLength(1);
  const silent = capture('silent');
  silent.log.error({}, 'z');
  expect(silent.lines).toEqual([]);
});

test('proofs of identity and what askers wrote are removed, at any depth', () => {
  const { log, lines } = capture();
  log.warn(
    {
      authorization: 'Bearer abc',
      headers: { Authorization: 'Bearer abc', cookie: 'c=abc' },
      list: [{ token: 'abc', resume: 'abc', text: 'abc' }],
      url: `/stream?watermark=0&t=${jwt}`,
      note: 'sent Bearer abc to it',
      kept: 7,
    },
    'x',
  );
  expect(lines[0]).not.toMatch(/abc|eyJ/);
  expect(JSON.parse(lines[0]!)).toMatchObject({ kept: 7, headers: { Authorization: '[removed]' } });
});

test('an error is its name, message, code, cause and stack, not the request it carries', () => {
  const { log, lines } = capture();
  const error = new Error(`refused Bearer abc`, { cause: new Error('deeper') });
  Object.assign(error, { code: 'E1', request: { headers: { authorization: 'Bearer abc' } }, config: 'abc' });
  log.error({ err: error }, 'x');
  expect(lines[0]).not.toContain('abc');
  expect(JSON.parse(lines[0]!)).toMatchObject({
    err: { name: 'Error', message: 'refused Bearer [removed]', code: 'E1', cause: { message: 'deeper' } },
  });
});

test('a circle ends', () => {
  const { log, lines } = capture();
  const circle: Record<string, unknown> = { name: 'a' };
  circle.self = circle;
  log.info(circle, 'x');
  expect(lines).toHaveLength(1);
});

describe('standard output', () => {
  const failing = (code: string) => Object.assign(new Error(code), { code });

  /** Takes a few bytes at a time, and throws where the list says so. */
  function output(results: (string | number)[]) {
    let written = '';
    const log = createLog(
      'info',
      createOutput((bytes) => {
        const result = results.shift() ?? bytes.length;
        if (typeof result === 'string') throw failing(result);
        written += Buffer.from(bytes.subarray(0, result)).toString();
        return Math.min(result, bytes.length);
      }),
    );
    return { log, lines: () => written.split('\n').filter((line) => line !== '') };
  }
  const messages = (lines: string[]) => lines.map((line) => (JSON.parse(line) as { msg: string }).msg);

  test.each(['ENOSPC', 'EPIPE', 'EIO'])('%s drops the line and nothing else', (code) => {
    const { log, lines } = output([code]);
    log.info({}, 'lost');
    log.info({}, 'kept');
    expect(messages(lines())).toEqual(['kept']);
  });

  test('a line is written to its end, also when the reader is behind', () => {
    const { log, lines } = output([5, 'EAGAIN', 7, 'EAGAIN', 'EAGAIN']);
    log.info({}, 'whole');
    expect(messages(lines())).toEqual(['whole']);
  });

  test('what is behind for too long is dropped', () => {
    const { log, lines } = output(Array<string>(21).fill('EAGAIN'));
    log.info({}, 'lost');
    log.info({}, 'kept');
    expect(messages(lines())).toEqual(['kept']);
  });

  test('a line that was cut off spoils no other', () => {
    const { log, lines } = output([9, 'ENOSPC', 'ENOSPC']);
    log.info({}, 'cut');
    log.info({}, 'lost');
    log.info({}, 'kept');
    expect(lines()).toHaveLength(2);
    expect(messages(lines().slice(1))).toEqual(['kept']);
  });
});
