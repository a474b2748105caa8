import { describe, expect, test } from '@jest/globals';
import { aligned, flatten, unflatten } from '../../src/articles/plain-data.js';
import { Problem } from '../../src/model/problem.js';
import { inventedWord, numbers } from '../helpers/random.js';

/** Data after a way through a file. */
function throughFile(data: unknown): unknown {
  const { json, arrays, length } = flatten(data);
  const bytes = new Uint8Array(length);
  for (const { at, bytes: part } of arrays) bytes.set(part, at);
  return unflatten(json, bytes);
}

/** Any plain data: of random numbers the same ones come out. */
function anyData(next: (below: number) => number, depth = 4): unknown {
  const list = <T>(make: (index: number) => T) => Array.from({ length: next(5) }, (_none, index) => make(index));
  const key = () => ['@', '@@', '@@@', '__proto__', 'constructor', '', inventedWord(next)][next(7)] ?? '';
  const fresh = () => anyData(next, depth - 1);
  const leaves = [
    () => next(2 ** 20) / (1 + next(9)) - 5_000,
    () => ['', '@', 'ä€😀\u0000"\\', inventedWord(next)][next(4)],
    () => next(2) === 1,
    () => null,
    () => Uint8Array.from(list(() => next(256))),
    () => Uint16Array.from(list(() => next(65_536))),
    () => Uint32Array.from(list(() => next(2 ** 20) * 4_095)),
    () => Int32Array.from(list(() => -next(2 ** 20))),
    () => Float32Array.from(list(() => next(1_000) / 8)),
    () => Float64Array.from([...list(() => next(1_000) / 7), NaN, -0, Infinity]),
  ];
  const nests = [() => list(fresh), () => Object.fromEntries(list(() => [key(), fresh()]))];
  return ([...leaves, ...(depth > 0 ? [...nests, ...nests, ...nests] : [])] as (() => unknown)[])[
    next(leaves.length + (depth > 0 ? 6 : 0))
  ]?.();
}

test('any data come back as they were', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const data = anyData(numbers(seed));
    expect([seed, throughFile(data)]).toEqual([seed, data]);
  }
});

test('words of every kind are keys like any other', () => {
  const data = JSON.parse('{"__proto__":{"@":1},"@":{"@@":2},"@@@":[],"@@":0,"hasOwnProperty":3}') as object;
  const back = throughFile(data) as object;
  expect(JSON.stringify(back)).toBe(JSON.stringify(data));
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
});

test('typed arrays are views on the bytes, not copies', () => {
  const { json, length } = flatten({ a: new Uint8Array(3), b: Float64Array.of(1, 2) });
  const bytes = new Uint8Array(length);
  const { b } = unflatten(json, bytes) as { b: Float64Array };
  expect(b.buffer).toBe(bytes.buffer);
  expect(b.byteOffset).toBe(8);
});

test('a part of a longer array is kept without the rest', () => {
  const part = Uint32Array.of(1, 2, 3, 4).subarray(1, 3);
  expect(throughFile({ part })).toEqual({ part: Uint32Array.of(2, 3) });
});

test('keys without a value are left out', () => {
  expect(Object.keys(throughFile({ a: undefined, b: 1 }) as object)).toEqual(['b']);
});

describe('what is no plain data is refused', () => {
  test.each([
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['a big number', 1n],
    ['no number', NaN],
    ['endless', -Infinity],
    ['another kind of array', new Int8Array(1)],
  ])('%s', (_name, value) => {
    expect(() => flatten({ deep: [value] })).toThrow(/no plain data/);
  });
});

test('an array that would lie outside of the bytes is a problem', () => {
  const { json } = flatten([new Uint8Array(9)]);
  expect(() => unflatten(json, new Uint8Array(8))).toThrow(Problem);
});

test('places are multiples of eight', () => {
  expect([0, 1, 8, 9].map(aligned)).toEqual([0, 8, 8, 16]);
});
