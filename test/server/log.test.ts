import { expect, test } from '@jest/globals';
import { createLog } from '../../src/server/log.js';

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
