import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/settings/config.js';
import { problemOf } from './problem-of.js';

const key = 'k'.repeat(32);

describe('API keys', () => {
  test('each has a name', () => {
    const keys = readConfig({ API_KEYS: `ServiceNow:${key}, jira cloud:${key}:/+=` }).apiKeys;
    expect(keys).toEqual([
      { name: 'ServiceNow', key },
      { name: 'jira cloud', key: `${key}:/+=` },
    ]);
  });

  test.each<[string, RegExp]>([
    [key, /entry 1 is none: write name:key/],
    [`:${key}`, /entry 1 is none/],
    [`a\nb:${key}`, /entry 1 is none/],
    [`<b>:${key}`, /entry 1 is none/],
    [`${'n'.repeat(51)}:${key}`, /entry 1 is none/],
    ['a:short', /the key of a has 5 characters: give at least 32/],
    [`a:${key} x`, /the key of a holds blanks/],
    [`a:${key},a:${key}2`, /a name twice/],
    [`a:${key},b:${key}`, /a key twice/],
  ])('%j is refused', (keys, expected) => expect(problemOf({ API_KEYS: keys }).message).toMatch(expected));
});
