import { describe, expect, test } from '@jest/globals';
import { divideWords, joined, withWords } from '../../src/decide/own-words.js';
import { aState, says } from '../helpers/talks.js';

const bert = (text: string) => ({ by: 'bert', text });
const anna = (text: string) => ({ by: 'anna', text });
const wordsOf = (...heard: { text: string }[]) => heard.reduce((words, { text }) => joined(words, text), '');

describe('the words of a group are divided', () => {
  test.each([
    ['of others', [bert('the proxy is new')], '', ['the proxy is new']],
    ['of both', [bert('a\n\nb'), anna('c'), bert('d')], 'c', ['a\n\nb', 'd']],
    ['of both the same', [bert('it fails'), anna('it fails')], 'it fails\n\nit fails', []],
    ['a part of a line is none of theirs', [anna('the proxy is new'), bert('proxy')], 'the proxy is new', ['proxy']],
  ])('%s', (_, heard, own, others) => {
    const divided = divideWords(wordsOf(...heard), heard, 'anna');
    expect([divided.own, divided.others.map(({ text }) => text)]).toEqual([own, others]);
  });

  test('what the asker has changed in the form is theirs', () => {
    const heard = [bert('the proxy is new')];
    expect(divideWords('the proxy is old', heard, 'anna')).toEqual({ own: 'the proxy is old', others: [] });
    expect(divideWords('the proxy is new\n\nand red', heard, 'anna').own).toBe('and red');
  });

  test('what was cut, because it was long, stays of whoever said it', () => {
    const heard = [anna('x'.repeat(3_000)), bert('y'.repeat(3_000))];
    const { own, others } = divideWords(wordsOf(...heard), heard, 'anna');
    expect(own).toBe('x'.repeat(3_000));
    expect(others).toMatchObject([{ by: 'bert', text: expect.stringMatching(/^y{998}…$/) }]);
  });
});

test('in a group it is kept who wrote what of a problem, until another one comes', () => {
  const by = (id: string, text: string) => ({ ...says(text), person: { id, name: id } }) as never;
  const both = withWords(withWords(aState(), by('bert', 'one')), by('anna', 'two'));
  expect(both).toMatchObject({ words: 'one\n\ntwo', heard: [bert('one'), anna('two')] });
  expect(withWords(both, by('anna', 'three'), true)).toMatchObject({ words: 'three', heard: [anna('three')] });
  expect(withWords(aState(), says('alone') as never)).not.toHaveProperty('heard');
});
