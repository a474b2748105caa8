import { expect, test } from '@jest/globals';
import { cookiesFor } from '../../../src/support/console/cookies.js';

test.each([
  ['http://127.0.0.1:3978', 'name=v; Max-Age=60; Path=/; HttpOnly; SameSite=Lax'],
  ['https://help.example.com', '__Host-name=v; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure'],
  ['https://example.com/triage', '__Secure-name=v; Max-Age=60; Path=/triage; HttpOnly; SameSite=Lax; Secure'],
])('what is set at %s', (baseUrl, expected) => {
  const cookies = cookiesFor(baseUrl);
  expect(cookies.write('name', 'v', 60)).toBe(expected);
  expect(cookies.remove('name')).toBe(expected.replace('=v; Max-Age=60', '=; Max-Age=0'));
  const pair = expected.split(';')[0] ?? '';
  expect(cookies.read(`other=1; ${pair}; more=2`, 'name')).toBe('v');
  expect(cookies.read(`x${pair}`, 'name')).toBeUndefined();
  expect(cookies.read(undefined, 'name')).toBeUndefined();
});

test('behind https, one without its prefix does not count', () => {
  expect(cookiesFor('https://help.example.com').read('name=v; __Secure-name=v', 'name')).toBeUndefined();
});
