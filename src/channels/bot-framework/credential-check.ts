import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';
import type { ReadinessCheck } from '../../model/readiness.js';
import type { GetToken } from './credentials.js';

const goodMs = 10 * 60_000;
const badMs = 60_000;

type Result = Awaited<ReturnType<ReadinessCheck['check']>>;

/**
 * Finds out whether the bot can still sign in: an expired client secret otherwise ends a bot in silence. The first
 * question waits for the answer; later ones get the last result while it is renewed behind them.
 * @param clock milliseconds since any fixed moment.
 */
export function createCredentialCheck(getToken: GetToken, clock: () => number, log: Log): ReadinessCheck {
  let last: { result: Result; at: number } | undefined;
  let running: Promise<Result> | undefined;

  async function ask(): Promise<Result> {
    const result = await resultOf(getToken);
    if (!result.ok && last?.result.ok !== false) log.error({ detail: result.detail }, 'the bot cannot sign in');
    if (result.ok && last?.result.ok === false) log.info({}, 'the bot can sign in again');
    last = { result, at: clock() };
    running = undefined;
    return result;
  }

  return {
    name: 'bot-credential',
    async check() {
      const age = last && clock() - last.at;
      const isStale = age === undefined || age > (last?.result.ok ? goodMs : badMs);
      if (isStale) running ??= ask();
      return last?.result ?? running ?? { ok: false };
    },
  };
}

async function resultOf(getToken: GetToken): Promise<Result> {
  try {
    await getToken(true);
    return { ok: true };
  } catch (thrown) {
    return { ok: false, detail: adviceFor(messageOf(thrown)) };
  }
}

/** Source: "Microsoft Entra authentication and authorization error codes". */
const known: readonly [RegExp, string][] = [
  [/AADSTS7000222/, 'MicrosoftAppPassword has expired: make a new client secret in the app registration.'],
  [/AADSTS7000215/, 'MicrosoftAppPassword is wrong: give the value of the client secret, not its id.'],
  [/AADSTS700016/, 'MicrosoftAppId is not known in this tenant: check it and MicrosoftAppTenantId.'],
  [
    /AADSTS7000229/,
    'The bot has no service principal in this tenant: make it by az ad sp create --id <MicrosoftAppId>.',
  ],
  [/AADSTS900(02|023)\b/, 'MicrosoftAppTenantId is not known: check it.'],
  [/ManagedIdentity|IMDS/i, 'The managed identity gave no token: check that it is assigned to this host.'],
];

function adviceFor(message: string): string {
  const found = known.find(([pattern]) => pattern.test(message))?.[1];
  return found ?? 'No token could be had: check the network, MicrosoftAppId and MicrosoftAppPassword.';
}
