import { describe, expect, it } from '@jest/globals';
import { bareSentence, KnownTexts } from '../../src/articles/same-text.js';

describe('KnownTexts', () => {
  const known = new KnownTexts([
    "Select the agent and don't retry more than 2 times in /var/log/orbit.log or elsewhere.",
  ]);

  it.each([
    ['the same words', 'select the agent, and do not retry more than 2 times in /var/log/orbit.log or elsewhere'],
    ['"click" for "select"', "Click the agent and don't retry"],
    ['a number as a word', 'Retry more than two times'],
    ['nothing', ' . '],
  ])('know %s', (_name, text) => {
    expect(known.hold(text)).toBe(true);
  });

  it.each([
    ['another figure', "Select the agent and don't retry more than 3 times in /var/log/orbit.log or elsewhere"],
    ['another path', "Select the agent and don't retry more than 2 times in /var/log/other.log or elsewhere"],
    ['other words', 'Remove the agent and install it'],
  ])('do not know %s', (_name, text) => {
    expect(known.hold(text)).toBe(false);
  });
});

it('compares sentences without capitals and full stop', () => {
  expect(bareSentence('The Vault is full. ')).toBe('the vault is full');
});
