import { expect, test } from '@jest/globals';
import { createCredentialCheck } from '../../../src/channels/bot-framework/credential-check.js';
import { createTestLog } from '../../server/test-log.js';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const state = { now: 0, asked: 0, failure: undefined as string | undefined };
  const log = createTestLog();
  const getToken = async (isFresh: boolean) => {
    expect(isFresh).toBe(true);
    state.asked++;
    if (state.failure) throw new Error(state.failure);
    return 'token';
  };
  return { state, log, readiness: createCredentialCheck(getToken, () => state.now, log) };
}

test('the first question waits; the answer is kept for ten minutes', async () => {
  const { state, readiness } = setUp();
  expect(await Promise.all([readiness.check(), readiness.check()])).toEqual([{ ok: true }, { ok: true }]);
  state.now = 9 * 60_000;
  await readiness.check();
  expect(state.asked).toBe(1);
});

test('an old answer is given once more while a new one is fetched', async () => {
  const { state, readiness, log } = setUp();
  await readiness.check();
  state.now = 11 * 60_000;
  state.failure = 'AADSTS7000222: the secret is over';
  expect(await readiness.check()).toEqual({ ok: true });
  await nextTurn();
  expect(await readiness.check()).toEqual({
    ok: false,
    detail: expect.stringMatching(/MicrosoftAppPassword has expired/),
  });
  expect(log.lines).toMatchObject([{ level: 'error' }]);
});

test('a failure is asked again after a minute, is logged once, and its end too', async () => {
  const { state, readiness, log } = setUp();
  state.failure = 'ENOTFOUND';
  expect(await readiness.check()).toMatchObject({ ok: false, detail: expect.stringMatching(/network/) });
  state.now = 30_000;
  await readiness.check();
  expect(state.asked).toBe(1);
  state.now = 61_000;
  await readiness.check();
  await nextTurn();
  state.failure = undefined;
  state.now = 130_000;
  await readiness.check();
  await nextTurn();
  expect(await readiness.check()).toEqual({ ok: true });
  expect(log.lines.map(({ level }) => level)).toEqual(['error', 'info']);
});

test.each([
  ['AADSTS7000215', /MicrosoftAppPassword is wrong/],
  ['AADSTS700016', /MicrosoftAppId is not known/],
  ['AADSTS7000229', /no service principal.*az ad sp create/],
  ['AADSTS90002', /MicrosoftAppTenantId/],
])('%s becomes advice', async (code, advice) => {
  const { state, readiness } = setUp();
  state.failure = `${code}: what it means`;
  expect(await readiness.check()).toEqual({ ok: false, detail: expect.stringMatching(advice) });
});

test('what the identity service says does not leave', async () => {
  const { state, readiness } = setUp();
  state.failure = 'AADSTS7000215: client_secret=abc';
  expect(JSON.stringify(await readiness.check())).not.toContain('abc');
});
