import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { closedEndpoint } from './channels/bot-framework/endpoint.js';
import { createHandoff } from './channels/bot-framework/handoff.js';
import { via as botFrameworkVia } from './channels/bot-framework/outgoing.js';
import { via as directLineVia } from './channels/direct-line/conversations.js';
import { traitsOf } from './channels/traits.js';
import { createOpening } from './model/support-hours.js';
import type { Address } from './model/address.js';
import type { OutboxItem } from './model/outbox.js';
import type { Desk } from './model/desk.js';
import type { TellOthers, TicketStore } from './model/ticket-store.js';
import { createBotFramework } from './channels/bot-framework/bot-framework.js';
import { createDirectLine } from './channels/direct-line/direct-line.js';
import { createTokenExchange } from './channels/direct-line/token-exchange.js';
import type { Pace } from './articles/watch-paths.js';
import type { Config } from './settings/config.js';
import { createCurrentTriage } from './current-triage.js';
import { createReach } from './failpoints.js';
import type { MadePack } from './pack/make-pack.js';
import { projectFolder } from './knowledge.js';
import { around } from './model/failpoint.js';
import type { Log } from './model/log.js';
import type { Reply } from './model/reply.js';
import type { UpkeepStore } from './model/store.js';
import { createServer } from './server/create-server.js';
import { createLimiter, postRates, wrongKeyRates } from './server/rate-limits.js';
import { createOrigins } from './server/origins.js';
import { openStoreToServe } from './storage/open-store.js';
import { newTokenKey, readOrMakeTokenKey } from './storage/token-key.js';
import { startUpkeep } from './storage/upkeep.js';
import { createConsole } from './support/console/console.js';
import { createDesk } from './support/desk.js';
import { createExpertPosts } from './support/expert-posts.js';
import { createTicketApi } from './support/api/ticket-api.js';
import { createFileLinks } from './support/file-links.js';
import { withFileLinks } from './support/with-file-links.js';
import { createOutbox } from './support/outbox.js';
import { createWebhooks } from './support/webhooks/create-webhooks.js';
import { createReminders, createReminderSender, reminderKind } from './support/reminders.js';
import { createTyping, type Typing } from './support/typing.js';
import { newTicketId } from './support/ticket-id.js';
import { loadTemplates, type Triage } from './triage.js';
import { createExpertCards } from './render/experts/expert-cards.js';
import { knownTags } from './decide/story.js';
import { createTurn } from './turn/turn.js';
import { keyMarkOf } from './turn/keys.js';
import { cleanName } from './understand/clean-name.js';
import { createCleaners } from './understand/create-cleaners.js';

/** The bot as a server. */
export interface App {
  /** @returns where it listens. @throws Problem when the port or host cannot be used */
  start(): Promise<string>;
  /** Ends conversations' sockets, waits for running turns, and closes. */
  stop(): Promise<void>;
  /** What was made of the articles at the start. */
  articles: Omit<MadePack, 'bytes'>;
  /** What answers now. */
  triage(): Triage;
  /** Where experts change tickets. */
  desk: Desk;
  /** Where tickets are kept. */
  tickets: TicketStore;
  /** Whether Teams and other channels can reach the bot. */
  isEndpointOpen: boolean;
  /**
   * A link that lets one expert in, once. Absent where experts sign in, or cannot enter.
   * @param address where the server listens
   */
  expertsLink?: (address: string) => string;
  /** What the keeper should know before the first request. */
  notices: string[];
}

/**
 * Joins all parts to a server that does not listen yet.
 * @param pace of watching articles; tests have less time
 * @param clock milliseconds since 1970, by which talks know how long nobody said anything
 */
export async function createApp(config: Config, log: Log, pace?: Pace, clock: () => number = Date.now): Promise<App> {
  const current = await createCurrentTriage({
    paths: config.knowledgeDirs,
    isWatching: config.watchKnowledge,
    log,
    pace,
  });
  const triage = () => current.now();
  const reach = createReach(config.failpoints);
  const { store, notifications } = await openStoreToServe(config, log, reach);
  const tokenKey = await around(reach, 'make-key', () => tokenKeyOf(config, store));
  const newId = randomUUID;
  const outbox = createOutbox({ store, log, clock: Date.now, reach });
  const tellers: TellOthers[] = [];
  const tellOthers: TellOthers = async (change) => (await Promise.all(tellers.map((tell) => tell(change)))).flat();
  const opening = createOpening(config.supportHours);
  tellers.push(createReminders(config.remindMinutes, opening));
  const webhooks = createWebhooks({ settings: config.webhooks, tickets: store, store, outbox, log, clock: Date.now });
  tellers.push(webhooks.tellOthers);
  const saved = (items: readonly OutboxItem[]) => outbox.sendSoon(items);
  const expertPosts = createExpertPosts({ store, log, saved });
  tellers.push(expertPosts.tell);
  const opens = (at: number) => opening(at)?.words;
  const tickets = { store, tellOthers, newTicketId, opens, saved, mostOfOrigin: config.ticketsPerAddress };
  const turn = createTurn({ triage, contacts: config.contacts, store, newId, clock, tickets, log });
  const { clean, cleanAndCount } = createCleaners(config.contacts);
  const errorReply = (id: string): Reply => {
    const traits = { cards: true, universalActions: false };
    const [reply] = triage().render({ kind: 'error', id }, { traits, removed: [], turn: id });
    if (!reply) throw new Error('an error always has a card');
    return reply;
  };
  const typing: Typing = createTyping({
    ...{ store, notifications, log, clock: Date.now },
    show: (address) => {
      if (address.via === botFrameworkVia) botFramework.showTyping(address);
    },
  });
  const zone = config.supportHours?.zone ?? 'UTC';
  const cards = createExpertCards({ templates: await loadTemplates(), zone, publicUrl: config.publicUrl });
  const onTyping: Typing['asker'] = (conversation, name) =>
    typing.asker(conversation, name === undefined ? undefined : cleanName(name) || undefined);
  const shared = { turn, clean, log, newId, errorReply, onTyping };
  const channelExperts = {
    ...{ store, cards, spread: () => expertPosts.spread(), knownTags: () => knownTags(triage().pack) },
    desk: { act: (...asked: Parameters<Desk['act']>) => desk.act(...asked) },
  };
  const lateDesk = channelExperts.desk;
  const handoff = config.handoff && createHandoff({ desk: lateDesk, store, log, from: config.handoff.from });
  if (handoff) tellers.push(handoff.tell);
  const botFramework = createBotFramework({
    ...{ ...shared, outbox, config, experts: channelExperts, handoff },
    undelivered: (about, why) => desk.undelivered(about, why),
  });
  const directLine = createDirectLine({
    ...shared,
    store,
    notifications,
    tokenKey,
    clock: Date.now,
    limitPosts: createLimiter(postRates),
    isWatched: async (conversation) =>
      (await store.listTickets({ conversation, states: ['open', 'reopened', 'assigned'] }, 1)).length > 0,
  });
  const speakers = new Map([
    [botFrameworkVia, botFramework.say],
    [directLineVia, directLine.say],
  ]);
  let listening: string | undefined;
  const fileLinks = createFileLinks({ store, tokenKey, clock: Date.now });
  /** Where the asker's browser fetches files; undefined where it has no way here. */
  const fileBase = ({ via }: Address) => config.publicUrl ?? (via === directLineVia ? listening : undefined);
  const desk = createDesk({
    ...{ store, tellOthers, saved, clock, newId },
    whyNoFiles: ({ address }) =>
      fileBase(address) === undefined
        ? 'the asker’s channel can only get links, and this server has no public address (PUBLIC_URL)'
        : undefined,
    cleanName,
    clean: cleanAndCount,
    toAsker: ({ address }, decision, about) => {
      const turn = `${newId()}${keyMarkOf(address.conversation)}`;
      const context = { traits: traitsOf(address.channel), removed: [], turn };
      const say = speakers.get(address.via);
      if (!say) throw new Error(`nobody speaks to askers of ${address.via}`);
      return say(address, triage().render(withFileLinks(decision, fileLinks, fileBase(address)), context), about);
    },
  });
  outbox.register(reminderKind, createReminderSender(desk, store));
  const limitWrongKeys = createLimiter(wrongKeyRates);
  const ticketApi = createTicketApi({ keys: config.apiKeys, desk, tickets: store, limitWrongKeys, clean, log });
  const experts = createConsole({
    ...{ config, store, desk, notifications, tokenKey, cleanName, clock: Date.now, log },
    baseUrl: createOrigins(config).baseUrl,
    typing: typing.expert,
    askPresence: ({ via, conversation }) => {
      if (via === directLineVia) directLine.askPresence(conversation);
    },
  });
  const azure = config.directLineSecret && { secret: config.directLineSecret, allowedOrigins: config.allowedOrigins };
  const tokenExchange = createTokenExchange({
    tokenKey,
    clock: Date.now,
    own: directLine.exchange,
    ...(azure && { azure }),
    log,
    newId,
  });
  const server = createServer({
    config,
    routes: [
      ...botFramework.routes,
      tokenExchange,
      ...directLine.routes,
      ...ticketApi,
      ...experts.routes,
      fileLinks.route,
    ],
    upgrades: [directLine.upgrade, experts.upgrade],
    readiness: [
      { name: 'store', check: () => store.check() },
      ...botFramework.readiness,
      ...webhooks.readiness,
      ...experts.readiness,
    ],
    staticDir: join(projectFolder, 'dist/pages'),
    ...(azure && {
      pageSources: { connect: ['https://directline.botframework.com', 'wss://directline.botframework.com'] },
    }),
    log,
    newId,
    onStop: [() => directLine.close(), () => experts.close()],
    reach,
  });
  const closed = closedEndpoint(config);
  let endUpkeep: (() => Promise<void>) | undefined;
  return {
    async start() {
      const address = await server.start();
      listening = address;
      await outbox.start();
      endUpkeep = startUpkeep(store, config, Date.now, log);
      return address;
    },
    async stop() {
      current.stop();
      await server.stop();
      await outbox.close();
      await endUpkeep?.();
      await store.close();
    },
    articles: current.atStart,
    triage,
    desk,
    tickets: store,
    isEndpointOpen: closed === undefined,
    notices: [...config.warnings, ...(closed === undefined ? [] : [closed]), ...experts.notices],
    ...(experts.link && { expertsLink: experts.link }),
  };
}

/** Processes that share a database share the key as well, or the tokens of one would be refused by the others. */
async function tokenKeyOf({ tokenKey, dataDir, databaseUrl }: Config, store: UpkeepStore): Promise<string> {
  return tokenKey ?? (databaseUrl ? store.sharedValue('token-key', newTokenKey) : readOrMakeTokenKey(dataDir));
}
