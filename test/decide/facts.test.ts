import { describe, expect, test } from '@jest/globals';
import { answerTo, factAlone, factsIn } from '../../src/decide/facts.js';
import { fuel, gears } from '../helpers/workshop.js';

describe('a text tells by the way', () => {
  test.each<[string, Record<string, string>]>([
    ['my diesel does not start', { fuel: 'diesel' }],
    ['an automatic with a Diesel!', { fuel: 'diesel', gears: 'automatic' }],
    ['it is not automatic', { gears: 'manual' }],
    ['it is not a diesel', { fuel: 'petrol' }],
    ['petrol or diesel, does it matter?', {}],
    ['the automatism of a dieselgate', {}],
    ['it does not start', {}],
    [`diesel ${'and so on '.repeat(40)}`, {}],
  ])('%s', (text, told) => {
    expect(factsIn(text, [fuel, gears])).toEqual(told);
  });
});

describe('a text that says an answer and nothing else', () => {
  test.each([
    ['it is a diesel', 'diesel'],
    ['sorry, not diesel', 'petrol'],
    ['no, the car is petrol', 'petrol'],
  ])('%s', (text, answer) => {
    expect(factAlone(text, [gears, fuel])).toMatchObject({ question: { id: 'fuel' }, answer });
  });

  test.each(['my diesel does not start', 'diesel or petrol', 'it does not start', 'diesel pump broken'])(
    'is not: %s',
    (text) => {
      expect(factAlone(text, [fuel, gears])).toBeUndefined();
    },
  );
});

describe('an open question is answered', () => {
  test.each<[string, number | undefined, string | undefined]>([
    ['Diesel, any kind', undefined, 'diesel'],
    ['diesel.', undefined, 'diesel'],
    ['2', 2, 'diesel'],
    ['gasoline I think', undefined, 'petrol'],
    ['3', 3, undefined],
    ['steam', undefined, undefined],
  ])('by %s', (text, pick, answer) => {
    expect(answerTo(text, pick, fuel)).toBe(answer);
  });

  test('by yes and no, where its answers begin so', () => {
    expect(answerTo('yes', undefined, gears)).toBe('automatic');
    expect(answerTo('No!', undefined, gears)).toBe('manual');
    expect(answerTo('yes', undefined, fuel)).toBeUndefined();
  });
});
