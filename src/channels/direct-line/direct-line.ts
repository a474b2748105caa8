import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Say } from '../../model/say.js';
import { fileLimits } from '../../model/files.js';
import type { HttpHandler, HttpHead, Limiter, Route } from '../../model/http.js';
import type { News, Notifications } from '../../model/notifications.js';
import type { TokenExchange } from './admission.js';
import { type ConversationParts, createConversations, createSay } from './conversations.js';
import type { DirectLineParts } from './direct-line-parts.js';
import { createPresenceTeller, type PresenceTeller } from './presence.js';
import { typingActivity } from './speech.js';
import { generateToken } from './handlers/generate-token.js';
import { createListActivities } from './handlers/list-activities.js';
import { createPostActivity, screenPost } from './handlers/post-activity.js';
import { createReconnect } from './handlers/reconnect.js';
import { createRefreshToken } from './handlers/refresh-token.js';
import { createStartConversation } from './handlers/start-conversation.js';
import { createUpload } from './handlers/upload.js';
import { createStreamUpgrade } from './stream-upgrade.js';
import { createStreams } from './streams.js';
import { createOriginMark } from './origin.js';
import { createTokens, tokenSeconds } from './tokens.js';
import { createOwnExchange } from './token-exchange.js';

/** What the endpoint is made of. */
export interface DirectLineOptions extends ConversationParts {
  /** Tells of what any process adds to conversations. */
  notifications: Notifications;
  /** At least 32 characters; signs the tokens. */
  tokenKey: string;
  /** How long a conversation must wait before its next post. */
  limitPosts: Limiter;
  /** Whether an expert may want to know if the asker is here. Nobody does where it is left out. */
  isWatched?: (conversation: string) => Promise<boolean>;
  /** Milliseconds after which who closed the chat has gone. */
  graceMs?: number;
  /** Milliseconds between two signs of life of a WebSocket. */
  pingMs?: number;
}

/** Our own Direct Line 3.0 endpoint. */
export interface DirectLine {
  routes: Route[];
  upgrade: {
    prefix: string;
    handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  };
  /** Gives tokens for conversations here. */
  exchange: TokenExchange;
  /** Says something to an asker whose turn it is not. */
  say: Say;
  /** Has it told by news whether a conversation is open anywhere. */
  askPresence(conversation: string): void;
  /** Ends the WebSockets and waits for running turns. */
  close(): Promise<void>;
}

const prefix = '/v3/directline';
const largestPost = 256 * 1024;
/** As many files as a message may have, and the text with them; what one file may be is said by the bot, in words. */
const largestUpload = fileLimits.perMessage * fileLimits.bytes + 512 * 1024;
const uploadsPerMinute = 60;

/** Makes what DirectLineJS and Web Chat need: REST, WebSocket and tokens. Source: "API reference - Direct Line API 3.0". */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { store, notifications, log, clock, pingMs } = options;
  const tokens = createTokens(options.tokenKey, clock);
  const presence: PresenceTeller = createPresenceTeller({
    ...{ notifications, log, isOpen: (conversation) => streams.isOpen(conversation) },
    isWatched: options.isWatched ?? (async () => false),
    ...(options.graceMs !== undefined && { graceMs: options.graceMs }),
  });
  const streams = createStreams({ store, log, clock }, presence, pingMs);
  const conversations = createConversations({ originOf: createOriginMark(options.tokenKey), ...options });
  const forget = notifications.listen((news) => {
    presence.hear(news);
    if (news.kind === 'said') streams.notify(news.conversation);
    else if (news.kind === 'typing' && news.role === 'expert') showTyping(news);
    else if (news.kind === 'renewed') streams.extend(news.conversation, clock() + tokenSeconds * 1000);
    else if (news.kind === 'missed') streams.notifyAll();
  });
  function showTyping({ conversation, name }: News & { kind: 'typing' }): void {
    streams.show(conversation, typingActivity(conversation, options.newId(), name, clock()));
  }
  // Another process may hold the stream.
  const onRenewed = (conversation: string) => notifications.tell({ kind: 'renewed', conversation });
  return {
    routes: routesOf({ store, conversations, tokens, limit: options.limitPosts, onRenewed }),
    upgrade: { prefix: `${prefix}/`, handle: createStreamUpgrade(conversations, streams, tokens) },
    exchange: createOwnExchange(conversations, tokens),
    say: createSay(clock),
    askPresence: presence.ask,
    async close() {
      await conversations.idle();
      forget();
      presence.close();
      await streams.close();
    },
  };
}

function routesOf(parts: DirectLineParts): Route[] {
  const route = (method: Route['method'], path: string, handle: HttpHandler, more: Partial<Route> = {}): Route => ({
    method,
    path: prefix + path,
    handle,
    crossOrigin: true,
    ...more,
  });
  const screen = (head: HttpHead) => screenPost(parts, head);
  const json = { accepts: 'json', maxBytes: largestPost, screen } as const;
  const multipart = { accepts: 'multipart', maxBytes: largestUpload, perMinute: uploadsPerMinute, screen } as const;
  return [
    route('POST', '/tokens/generate', generateToken),
    route('POST', '/tokens/refresh', createRefreshToken(parts)),
    route('POST', '/conversations', createStartConversation(parts)),
    route('GET', '/conversations/:id', createReconnect(parts)),
    route('GET', '/conversations/:id/activities', createListActivities(parts)),
    route('POST', '/conversations/:id/activities', createPostActivity(parts), json),
    route('POST', '/conversations/:id/upload', createUpload(parts), multipart),
  ];
}
