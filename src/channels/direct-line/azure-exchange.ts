import type { Log } from '../../model/log.js';
import { messageOf, Problem } from '../../model/problem.js';
import { isObject, textAt } from '../json.js';
import type { TokenExchange } from './admission.js';
import { tokenSeconds, type Pass } from './tokens.js';

/** How Azure's Direct Line is reached. */
export interface AzureSettings {
  /** The channel's secret. It goes to Azure and nowhere else. */
  secret: string;
  /** Origins of pages that may use the tokens, besides our own. */
  allowedOrigins: readonly string[];
  /** Default `https://directline.botframework.com/v3/directline`. */
  domain?: string;
  fetch?: typeof globalThis.fetch;
}

const publicDomain = 'https://directline.botframework.com/v3/directline';
const longestMs = 10_000;

/**
 * Gives tokens of Azure's Direct Line for its secret. Source: "Authentication in Direct Line API 3.0" and "Reconnect to
 * a conversation in Direct Line API 3.0".
 */
export function createAzureExchange(settings: AzureSettings, newId: () => string, log: Log): TokenExchange {
  const { secret, allowedOrigins, domain = publicDomain, fetch = globalThis.fetch } = settings;

  /** @returns undefined when Azure refuses (4xx). @throws Problem 502 when it does not answer as it should. */
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    try {
      const response = await fetch(domain + path, {
        method,
        headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(longestMs),
      });
      if (response.ok) return await response.json();
      if (response.status >= 500) throw new Error(`it answered ${response.status}`);
      log.info({ status: response.status }, 'Azure Direct Line refused');
      return undefined;
    } catch (thrown) {
      log.error(
        { cause: messageOf(thrown) },
        'Azure Direct Line does not answer: check the network and its status page',
      );
      throw failed();
    }
  }

  async function resume(pass: Pass) {
    const answer = await ask('GET', `/conversations/${encodeURIComponent(pass.conversation)}`);
    const token = textAt(answer, 'token');
    return token === undefined ? undefined : { ...pass, token, expiresIn: secondsOf(answer), isResumed: true };
  }

  async function begin(baseUrl: string | undefined) {
    const user = `dl_${newId()}`;
    const own = baseUrl === undefined ? [] : [new URL(baseUrl).origin];
    const answer = await ask('POST', '/tokens/generate', {
      user: { id: user },
      trustedOrigins: [...own, ...allowedOrigins],
    });
    const token = textAt(answer, 'token');
    const conversation = textAt(answer, 'conversationId');
    if (token === undefined || conversation === undefined) {
      log.error({}, 'Azure Direct Line gave no token: check DIRECT_LINE_SECRET, and that the channel is on');
      throw failed();
    }
    return { conversation, user, token, expiresIn: secondsOf(answer), isResumed: false };
  }

  return async (wanted, baseUrl) => ({ ...((wanted && (await resume(wanted))) ?? (await begin(baseUrl))), domain });
}

function secondsOf(answer: unknown): number {
  const seconds = isObject(answer) ? answer.expires_in : undefined;
  return typeof seconds === 'number' && seconds > 0 ? seconds : tokenSeconds;
}

function failed(): Problem {
  return new Problem('direct-line-unavailable', 'The chat service gives no token now.', 'See the log.', 502);
}
