import type { Activity } from 'botbuilder';
import { setTimeout as delay } from 'node:timers/promises';
import type { Address } from '../../model/address.js';
import type { HttpAnswer, HttpHead, HttpRequest, Route } from '../../model/http.js';
import type { Log } from '../../model/log.js';
import { expertsKind } from '../../model/expert-posts.js';
import { Problem } from '../../model/problem.js';
import type { Outbox, OutboxItem } from '../../model/outbox.js';
import type { ReadinessCheck } from '../../model/readiness.js';
import type { Reply } from '../../model/reply.js';
import type { Say, TellUndelivered } from '../../model/say.js';
import type { Clean, Turn } from '../../model/turn.js';
import { Adapter } from './adapter.js';
import { authenticate, screenToken } from './authenticate.js';
import { type CheckedActivity, checkActivity } from './check-activity.js';
import { createConnectorHttp } from './connector-http.js';
import { createCredentialCheck } from './credential-check.js';
import { createCredentials, createGetToken, type GetToken } from './credentials.js';
import { closedEndpoint, type EndpointSettings } from './endpoint.js';
import type { Handoff } from './handoff.js';
import { incomingFiles } from './incoming-files.js';
import type { ExpertParts } from './experts/expert-parts.js';
import { createExpertSender } from './experts/expert-sender.js';
import { createHearExperts } from './experts/hear-experts.js';
import { createSender, itemsTo, outboxKind } from './outgoing.js';
import type { Pacing } from './send.js';
import { createShowTyping } from './show-typing.js';
import { runTurn } from './run-turn.js';

/** What this channel is made of. Everything after `errorReply` has a value of its own outside tests. */
export interface BotFrameworkParts {
  config: EndpointSettings;
  turn: Turn;
  /** Keeps the replies until the channel has them. */
  outbox: Outbox;
  clean: Clean;
  log: Log;
  /** Names an error for the asker and the log. */
  newId: () => string;
  /** What an asker is told when a turn failed. */
  errorReply: (id: string) => Reply;
  /** Hears what askers can never be told. */
  undelivered?: TellUndelivered;
  /** Absent where no engagement hub is told of tickets. */
  handoff?: Pick<Handoff, 'hear'> | undefined;
  /** Hears that an asker is writing. */
  onTyping?: (conversation: string, name?: string) => void;
  /** Without them, nobody works on tickets in a channel. */
  experts?: ExpertParts;
  fetch?: typeof globalThis.fetch;
  pacing?: Pacing;
  /** Milliseconds since 1970. */
  clock?: () => number;
  getToken?: GetToken;
  /** Where the keys of the Bot Framework are described. */
  metadataUrl?: string;
}

/** The way in for Teams and the other channels of Azure Bot Service. */
export interface BotFramework {
  routes: Route[];
  /** Empty without an app id: then there is nothing to sign in with. */
  readiness: ReadinessCheck[];
  /** Says something to an asker whose turn it is not. */
  say: Say;
  /** Shows an asker that somebody is writing, if the channel takes it at once. */
  showTyping: (address: Address) => void;
}

/** Makes `POST /api/messages`. */
export function createBotFramework(parts: BotFrameworkParts): BotFramework {
  const { config, log } = parts;
  const pacing = parts.pacing ?? { clock: Date.now, wait: delay, random: Math.random };
  const getToken = parts.getToken ?? tokenSource(config);
  const http = createConnectorHttp(parts.fetch ?? globalThis.fetch);
  const adapter = new Adapter(
    createCredentials(config.bot, getToken),
    http,
    config.bot?.appId ?? '',
    parts.metadataUrl,
  );
  const sending = { ...parts, adapter, pacing, clock: parts.clock ?? Date.now };
  parts.outbox.register(outboxKind, createSender(sending));
  const fetching = { fetch: parts.fetch ?? globalThis.fetch, getToken, log };
  const filesOf = (activity: CheckedActivity) => incomingFiles(activity, fetching);
  const { bot } = config;
  const { experts } = parts;
  if (experts) parts.outbox.register(expertsKind, createExpertSender({ ...sending, ...experts }));
  const saved = (items: readonly OutboxItem[]) => parts.outbox.sendSoon(items);
  const hearExperts = experts && createHearExperts({ ...sending, ...experts, bot, teams: config.expertTeams, saved });
  const isSigned = bot !== undefined;
  const refusing = (id: string) => (reason: string) => log.warn({ reason, request: id }, 'a post was refused');

  async function screen({ headers, id }: HttpHead): Promise<undefined> {
    if (closedEndpoint(config) !== undefined) {
      throw new Problem('endpoint-closed', 'Nothing is served here.', 'The log of the start says why.', 404);
    }
    if (bot) screenToken(headers.authorization ?? '', bot.appId, Date.now(), refusing(id));
  }

  async function handle(request: HttpRequest): Promise<HttpAnswer> {
    await screen(request);
    const checked = checkActivity(request.body, isSigned);
    // The SDK's type promises much that no channel sends; what we rely on was checked.
    const activity = checked as object as Activity;
    const header = request.headers.authorization ?? '';
    const verified = await authenticate(adapter, activity, header, refusing(request.id));
    return (await hearExperts?.(verified, checked)) ?? runTurn({ ...parts, adapter, filesOf }, verified, checked);
  }

  return {
    routes: [{ method: 'POST', path: '/api/messages', accepts: 'json', screen, handle }],
    say: (address, replies, about) => ({ outbox: itemsTo(address, replies, about) }),
    showTyping: createShowTyping(adapter, log),
    readiness: isSigned ? [createCredentialCheck(getToken, pacing.clock, log)] : [],
  };
}

function tokenSource({ bot }: EndpointSettings): GetToken {
  return bot ? createGetToken(bot) : () => Promise.reject(new Error('no app id is set'));
}
