import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/settings/config.js';
import { problemOf } from './problem-of.js';

const secretOf = (bytes: number, letter = 'a') => `whsec_${Buffer.alloc(bytes, letter).toString('base64')}`;
const secret = secretOf(32);

describe('webhooks', () => {
  test('each address has its secret, in their order', () => {
    const env = {
      WEBHOOK_URLS: 'https://a.example/hook?x=1%2C2, http://127.0.0.1:8080/b,http://localhost:8081/c',
      WEBHOOK_SECRETS: `${secret}, ${secretOf(24)} ,${secretOf(64)}|${secretOf(24, 'b')}`,
      WEBHOOK_OFF_DAYS: '2',
      WEBHOOK_KEEP_DAYS: '10',
    };
    expect(readConfig(env).webhooks).toEqual({
      targets: [
        { url: 'https://a.example/hook?x=1%2C2', secrets: [secret] },
        { url: 'http://127.0.0.1:8080/b', secrets: [secretOf(24)] },
        { url: 'http://localhost:8081/c', secrets: [secretOf(64), secretOf(24, 'b')] },
      ],
      offDays: 2,
      keepDays: 10,
    });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ WEBHOOK_URLS: 'https://a.example' }, /WEBHOOK_URLS holds 1 and WEBHOOK_SECRETS 0.*one secret for each/],
    [{ WEBHOOK_SECRETS: secret }, /WEBHOOK_URLS holds 0 and WEBHOOK_SECRETS 1/],
    [{ WEBHOOK_URLS: 'a.example/x', WEBHOOK_SECRETS: secret }, /address 1 is none: write https/],
    [{ WEBHOOK_URLS: 'ftp://a.example/x', WEBHOOK_SECRETS: secret }, /address 1 is none/],
    [{ WEBHOOK_URLS: 'http://a.example/x', WEBHOOK_SECRETS: secret }, /address 1 begins with http: use https/],
    [{ WEBHOOK_URLS: 'http://127.0.0.1.example/x', WEBHOOK_SECRETS: secret }, /address 1 begins with http/],
    [{ WEBHOOK_URLS: 'https://u:p@a.example/x', WEBHOOK_SECRETS: secret }, /address 1 holds a user/],
    [{ WEBHOOK_URLS: 'https://a.example/x#y', WEBHOOK_SECRETS: secret }, /address 1 ends with a # part/],
    [{ WEBHOOK_URLS: 'https://a.example:25/', WEBHOOK_SECRETS: secret }, /address 1 has the port 25/],
    [
      { WEBHOOK_URLS: 'https://a.example/, https://a.example/', WEBHOOK_SECRETS: `${secret},${secret}` },
      /address 2 is there twice/,
    ],
    [{ WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRETS: secret.slice(6) }, /secret 1 is none: write whsec_/],
    [{ WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRETS: secretOf(23) }, /24 to 64 random bytes/],
    [{ WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRETS: secretOf(65) }, /secret 1 is none/],
    [{ WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRETS: `${secret}x` }, /secret 1 is none/],
    [{ WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRETS: `${secret}|${secretOf(5)}` }, /secret 1 is none/],
    [{ WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRETS: [secret, secret, secret].join('|') }, /two at most/],
    [{ WEBHOOK_OFF_DAYS: '0' }, /WEBHOOK_OFF_DAYS.*1 to 3650/],
    [{ WEBHOOK_KEEP_DAYS: 'x' }, /WEBHOOK_KEEP_DAYS/],
  ])('%j', (env, expected) => expect(problemOf(env).message).toMatch(expected));
});

test('no address and no secret is repeated in what is told', () => {
  const { message: told } = problemOf({
    WEBHOOK_URLS: 'http://a.example/tell-nobody, nor-this',
    WEBHOOK_SECRETS: 'nor-that,whsec_northose',
    API_KEYS: 'a:nor-him, b nor-her',
  });
  expect(told.split('\n- ')).toHaveLength(7);
  expect(told).not.toMatch(/tell-nobody|nor-?th|nor-h/);
});
