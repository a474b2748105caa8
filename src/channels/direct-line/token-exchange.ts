import type { HttpRequest, Route } from '../../model/http.js';
import type { Log } from '../../model/log.js';
import { textAt } from '../json.js';
import { domainOf } from './addresses.js';
import type { TokenExchange } from './admission.js';
import { type AzureSettings, createAzureExchange } from './azure-exchange.js';
import type { Conversations } from './conversations.js';
import { createTokens, tokenSeconds, type Tokens } from './tokens.js';

/** Gives tokens for our own endpoint. */
export function createOwnExchange(conversations: Conversations, tokens: Tokens): TokenExchange {
  return async (wanted, baseUrl) => {
    const domain = domainOf(baseUrl);
    const isResumed = wanted !== undefined && (await conversations.isKnown(wanted.conversation));
    const pass = isResumed ? wanted : await conversations.open();
    return { ...pass, token: await tokens.issue(pass), domain, expiresIn: tokenSeconds, isResumed };
  };
}

/** What `POST /api/directline/token` is made of. */
export interface TokenExchangeParts {
  /** Signs `resume`. */
  tokenKey: string;
  clock: () => number;
  /** The exchange of our own endpoint; used when there is no secret. */
  own: TokenExchange;
  /** With a secret, Azure's Direct Line is asked instead. */
  azure?: AzureSettings | undefined;
  log: Log;
  newId: () => string;
}

/** Chats opened from one address; a whole office may stand behind it. */
const perMinute = 60;
const largestBody = 16 * 1024;

/**
 * Makes `POST /api/directline/token`: `{resume?}` in, `{token, conversationId, domain, expires_in, userId, resume,
 * resumed}` out. `resume` brings the same conversation back for 30 days; it is kept by the page, and one that is
 * expired, forged or of a forgotten conversation begins a new talk.
 */
export function createTokenExchange(parts: TokenExchangeParts): Route {
  const tokens = createTokens(parts.tokenKey, parts.clock);
  const exchange = parts.azure ? createAzureExchange(parts.azure, parts.newId, parts.log) : parts.own;

  async function handle({ body, baseUrl }: HttpRequest) {
    const resume = textAt(body, 'resume');
    const wanted = resume === undefined ? undefined : await tokens.readResume(resume);
    const { token, conversation, user, domain, expiresIn, isResumed } = await exchange(wanted, baseUrl);
    return {
      status: 200,
      body: {
        token,
        conversationId: conversation,
        domain,
        expires_in: expiresIn,
        userId: user,
        resume: await tokens.issueResume({ conversation, user }),
        resumed: isResumed,
      },
    };
  }

  return {
    method: 'POST',
    path: '/api/directline/token',
    accepts: 'json',
    maxBytes: largestBody,
    crossOrigin: true,
    perMinute,
    handle,
  };
}
