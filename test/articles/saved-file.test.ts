import { describe, expect, test } from '@jest/globals';
import { fromSavedBytes, savedVersion, toSavedBytes } from '../../src/articles/saved-file.js';
import { Problem } from '../../src/model/problem.js';

const data = {
  words: ['lift', 'stück'],
  weights: Float32Array.of(0.5, 2),
  counts: { all: 3, each: new Uint8Array(5) },
};
const good = toSavedBytes(data);

function problemOf(bytes: Uint8Array): Problem {
  try {
    fromSavedBytes(bytes, 'the.pack');
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('it was taken');
}

/** The bytes with some changed. */
function changed(at: number, ...values: number[]): Uint8Array {
  const bytes = good.slice();
  bytes.set(values, at);
  return bytes;
}

test('comes back as it was, and the same data become the same bytes', () => {
  expect(fromSavedBytes(good, 'the.pack').data).toEqual(data);
  expect(toSavedBytes(structuredClone(data))).toEqual(good);
});

test('can be read from the middle of a buffer', () => {
  const bytes = new Uint8Array(good.length + 16);
  bytes.set(good, 8);
  expect(fromSavedBytes(bytes.subarray(8, 8 + good.length), 'the.pack').data).toEqual(data);
});

describe('what is damaged is never taken', () => {
  test('one byte changed, anywhere', () => {
    for (let at = 0; at < good.length; at++) {
      for (const bit of [1, 128]) {
        expect(problemOf(changed(at, (good[at] ?? 0) ^ bit)).code).toMatch(/^pack-(not-one|other-version|broken)$/);
      }
    }
  });

  test('cut, anywhere', () => {
    for (let length = 0; length < good.length; length++) {
      const { code, message } = problemOf(good.slice(0, length));
      if (length >= 64) expect(message).toContain(`it has ${length} bytes, and had ${good.length}`);
      expect([length, code]).toEqual([length, length < 8 ? 'pack-not-one' : 'pack-broken']);
      expect(message).toContain('the.pack');
    }
  });

  test('something behind its end', () => {
    const longer = new Uint8Array(good.length + 1);
    longer.set(good);
    expect(problemOf(longer).code).toBe('pack-broken');
  });

  test('line ends that a tool has "corrected"', () => {
    const text = Buffer.from(good).toString('latin1').replace(/\r\n/g, '\n');
    expect(problemOf(Buffer.from(text, 'latin1')).code).toBe('pack-not-one');
  });
});

test.each([
  ['newer', savedVersion + 1],
  ['older', savedVersion - 1],
])('a %s version says so, and what to do', (which, version) => {
  const { code, message, advice } = problemOf(changed(8, version));
  expect(code).toBe('pack-other-version');
  expect(message).toMatch(new RegExp(`the\\.pack was saved by an? ${which} version`));
  expect(advice).toMatch(/triage compile/);
});

test.each([
  '',
  '# An article\n',
  'PK\u0003\u0004 a zip file that is somewhat longer than the header of a pack is, and more',
])('another file (%j) is called none', (text) => {
  const { code, message } = problemOf(Buffer.from(text));
  expect([code, message]).toEqual(['pack-not-one', 'the.pack is no saved pack']);
});
