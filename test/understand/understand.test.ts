import { describe, expect, test } from '@jest/globals';
import { findCodes, findHresults } from '../../src/understand/find-codes.js';
import { findMessages } from '../../src/understand/find-messages.js';
import { findPlatform } from '../../src/understand/find-platform.js';
import { findPick, findWish } from '../../src/understand/find-wish.js';
import { readable } from '../../src/understand/readable.js';
import { understand } from '../../src/understand/understand.js';
import { longTexts } from '../helpers/long-texts.js';
import { growth, millisecondsOf } from '../helpers/time.js';

describe('understand', () => {
  test('reads everything from one text', () => {
    const {
      codes,
      hresults,
      messages,
      platform,
      readable: read,
      wish,
      pick,
    } = understand('ubuntu: {\\"code\\":\\"DiskFullError\\",\\"message\\":\\"The disk is full (0x80070070).\\"}');
    expect(codes).toEqual(['DiskFullError']);
    expect(hresults).toEqual(['0x80070070']);
    expect(messages).toEqual(['The disk is full (0x80070070).']);
    expect(platform).toBe('linux');
    expect(read).toContain('"code":"DiskFullError"');
    expect([wish, pick]).toEqual([undefined, undefined]);
  });

  test('keeps the text as it was written', () => {
    const written = '  it says %22no%22  ';
    expect(understand(written)).toMatchObject({ text: written, readable: '  it says "no"  ' });
  });

  test('leaves out what it did not read', () => {
    expect(understand('')).toEqual({
      text: '',
      readable: '',
      telling: '',
      parts: [],
      removed: [],
      codes: [],
      hresults: [],
      messages: [],
    });
  });

  test('reads wishes and picks', () => {
    expect(understand('Thank you!').wish).toBe('thanks');
    expect(understand('option 2').pick).toBe(2);
  });

  test('holds no secret, wherever the text is told again', () => {
    const secret = ['Tr0ub4', 'dor&3xyz'].join('');
    const understanding = understand(
      `error message: the password=${secret} was refused\n{"message":"login failed, password: ${secret}"}`,
    );
    expect(understanding.removed).toEqual([{ kind: 'password', count: 2 }]);
    expect(JSON.stringify(understanding)).not.toContain(secret);
  });
});

describe('time grows with the length of the text and no faster', () => {
  const finders = { readable, findCodes, findHresults, findMessages, findPlatform, findWish, findPick };
  const readAll = (text: string) => Object.values(finders).map((find) => find(text));

  test.each(longTexts)('of the finders: %s', (_, textOf) => {
    const texts = new Map([25_000, 100_000].map((size) => [size, textOf(size)]));
    expect(millisecondsOf(() => readAll(texts.get(100_000)!), 1)).toBeLessThan(2_000);
    expect(growth((size) => readAll(texts.get(size)!), 100_000)).toBeLessThan(3);
  });

  test.each(longTexts)('of the whole: %s', (_, textOf) => {
    const texts = new Map([25_000, 100_000].map((size) => [size, textOf(size)]));
    expect(millisecondsOf(() => understand(texts.get(100_000)!), 1)).toBeLessThan(4_000);
    expect(growth((size) => understand(texts.get(size)!), 100_000)).toBeLessThan(3);
  });
});
