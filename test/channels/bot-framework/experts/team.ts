import { cleanName } from '../../../../src/understand/clean-name.js';
import { randomUUID } from 'node:crypto';
import { createBotFramework, type BotFrameworkParts } from '../../../../src/channels/bot-framework/bot-framework.js';
import { removeSecrets } from '../../../../src/understand/remove-secrets.js';
import { openedEntry } from '../../../../src/model/change-ticket.js';
import type { Decision } from '../../../../src/model/decision.js';
import { expertsKind } from '../../../../src/model/expert-posts.js';
import type { Message } from '../../../../src/model/message.js';
import type { Reply } from '../../../../src/model/reply.js';
import type { Speaker, TicketEvent, TicketHead } from '../../../../src/model/ticket.js';
import { changeTicket } from '../../../../src/model/change-ticket.js';
import { createExpertCards } from '../../../../src/render/experts/expert-cards.js';
import { openMemoryStore } from '../../../../src/storage/open-store.js';
import { createDesk } from '../../../../src/support/desk.js';
import { createExpertPosts } from '../../../../src/support/expert-posts.js';
import { createOutbox } from '../../../../src/support/outbox.js';
import { sendingActions, shownText } from '../../../helpers/cards.js';
import { templates } from '../../../helpers/rendering.js';
import { savingTurn } from '../../../helpers/saved-turns.js';
import { cardOf, createTeamConnector } from '../../../helpers/team-connector.js';
import { aStory, aTicket } from '../../../helpers/tickets.js';
import { createTestLog } from '../../../server/test-log.js';
import { newId, post, startServer } from '../../../server/test-server.js';
import { eventually } from '../../direct-line/talk.js';
import { appId, serviceUrl, type startIdentityServer } from '../identity-server.js';

type Identity = Awaited<ReturnType<typeof startIdentityServer>>;

export const tenantId = '99999999-2222-3333-4444-555555555555';
export const vmChannel = '19:vm@thread.tacv2';
export const allChannel = '19:all@thread.tacv2';

export const first = { id: '29:first', aadObjectId: 'aad-first', name: 'First engineer' };
export const second = { id: '29:second', aadObjectId: 'aad-second', name: 'Second engineer' };
export const asker: Speaker = { role: 'asker', id: '29:asker', name: 'Asker' };

const bot = { id: '28:bot', name: 'Triage' };
const mention = '<at>Triage</at>';

const replyOf = (text: string): Reply => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
  text,
  speak: text,
});

/** A bot with a desk, and a team whose channels it is in. */
export async function aTeam(identity: Identity, config: Partial<BotFrameworkParts['config']> = {}) {
  const connector = createTeamConnector();
  const log = createTestLog();
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const { store } = await openMemoryStore(clock);
  // Nothing is looked for by itself: the clock of a test jumps while something is being sent.
  const outbox = createOutbox({ store, log, clock, pollMs: 3_600_000 });
  const posts = createExpertPosts({ store, log, saved: (items) => outbox.sendSoon(items) });
  /** What askers are told. */
  const toAsker: Decision[] = [];
  const clean = (text: string) => removeSecrets(text).text;
  const desk = createDesk({
    cleanName,
    ...{ store, clock, tellOthers: posts.tell, saved: (items) => outbox.sendSoon(items) },
    clean: (text) => {
      const { text: left, removed } = removeSecrets(text);
      return { text: left, removed: removed.reduce((sum, { count }) => sum + count, 0) };
    },
    whyNoFiles: () => undefined,
    newId: randomUUID,
    toAsker: (_, decision) => {
      toAsker.push(decision);
      return {};
    },
  });
  const turns: Message[] = [];
  let now = 0;
  const waits: number[] = [];
  const app = createBotFramework({
    config: {
      ...{ host: '0.0.0.0', publicUrl: 'https://help.example.com' },
      bot: { type: 'SingleTenant', appId, password: 'p', tenantId },
      ...config,
    },
    turn: savingTurn(store, async (message) => {
      turns.push(message);
      return [replyOf('an answer')];
    }),
    ...{ outbox, clean, log, newId, clock },
    errorReply: (id) => replyOf(`error ${id}`),
    experts: {
      ...{ desk, store, spread: posts.spread, knownTags: () => new Set(['vm', 'mars', 'linux']) },
      cards: createExpertCards({ templates, zone: 'UTC', publicUrl: 'https://help.example.com' }),
    },
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input.toString());
      const body = JSON.parse(init?.body as string) as Record<string, unknown>;
      const answered = connector.answer(init?.method ?? 'GET', url.pathname.replace(/^\/teams/, ''), body);
      return Response.json(answered.body, { status: answered.status, headers: answered.headers });
    },
    pacing: {
      clock: () => now,
      wait: async (ms) => {
        waits.push(ms);
        now += ms;
      },
      random: () => 1,
    },
    getToken: async () => 'our-token',
    metadataUrl: identity.metadataUrl,
  });
  const server = await startServer({ routes: app.routes, log });
  await outbox.start();
  let activities = 0;

  const send = async (more: Record<string, unknown>) => {
    const activity = {
      ...{ type: 'message', id: `act-${++activities}`, channelId: 'msteams', serviceUrl, recipient: bot, from: first },
      channelData: { tenant: { id: tenantId }, team: { id: '19:team', aadGroupId: 'group-1' } },
      ...more,
    };
    return post(`${server.url}/api/messages`, activity, { authorization: `Bearer ${await identity.token()}` });
  };
  const inConversation = (id: string) => ({
    conversation: { id, isGroup: true, conversationType: 'channel', tenantId },
  });

  /** Of a ticket's thread it is noted a moment later where it is. */
  const isNoted = async (thread: string) =>
    !shownText(cardOf(connector.messages(thread)[0]!)).includes('In their own words') ||
    (await store.postOfThread(thread)) !== undefined;

  return {
    ...{ connector, log, store, desk, outbox, toAsker, turns, waits, posts, send },
    async stop() {
      await server.stop();
      await outbox.close();
      await store.close();
    },
    /** Lets time pass, and what is due in a lane be sent. */
    async later(ms: number, channel: string, ticket = 'K7M-3QX') {
      ahead += ms;
      await outbox.drain(expertsKind, `${channel} ${ticket}`);
    },
    /** Writes with a mention of the bot, in a new thread of a channel or in one that is there. */
    mentions: (conversation: string, text: string, more: object = {}) =>
      send({
        ...inConversation(conversation.includes(';') ? conversation : `${conversation};messageid=1`),
        text: `${mention} ${text}`,
        entities: [{ type: 'mention', text: mention, mentioned: bot }],
        ...more,
      }),
    /** Writes without a mention, which comes with a consent only. */
    says: (thread: string, text: string, more: object = {}) => send({ ...inConversation(thread), text, ...more }),
    /** Clicks a button of the newest card that has it, with what was filled in. */
    async clicks(thread: string, title: string, inputs: Record<string, string> = {}, more: object = {}) {
      const cards = connector.messages(thread).map(cardOf).reverse();
      const action = cards.flatMap(sendingActions).find((one) => one.title === title);
      if (!action) throw new Error(`there is no "${title}" in the thread`);
      const data = { ...action.data, ...inputs };
      const value = { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' };
      return send({ ...inConversation(thread), type: 'invoke', name: 'adaptiveCard/action', value, ...more });
    },
    /** Opens a ticket, as a turn of its asker does. */
    async opens(more: Partial<TicketHead> = {}, story = aStory()) {
      const ticket = aTicket(more);
      const entry = openedEntry(ticket, { by: asker, at: ticket.openedAt });
      const change = { ticket, entries: [entry] };
      const items = await posts.tell(change);
      if (!(await store.saveChange({ ...change, story, outbox: items }))) throw new Error('it was not saved');
      outbox.sendSoon(items);
      return ticket;
    },
    /** What else happens to it. */
    async happens(event: TicketEvent, by: Speaker = asker, id = 'K7M-3QX') {
      const before = await store.loadHead(id);
      if (!before) throw new Error('there is no such ticket');
      const changed = changeTicket(before, event, { by, at: clock() });
      if ('refused' in changed) throw new Error(changed.refused);
      const change = { ticket: changed.ticket, entries: [changed.entry] };
      const items = await posts.tell(change);
      if (!(await store.saveChange({ ...change, outbox: items }))) throw new Error('it was not saved');
      outbox.sendSoon(items);
    },
    /** The thread of a ticket in a channel, once it is there. */
    thread: (channel: string, number = 0) =>
      eventually(async () => {
        const thread = connector.threads(channel)[number];
        return thread !== undefined && (await isNoted(thread)) && thread;
      }),
    /** What stands in a thread, once there are so many messages. */
    async shows(thread: string, messages: number): Promise<string[]> {
      await eventually(() => connector.messages(thread).length >= messages).catch(() => undefined);
      return connector.messages(thread).map((message) => shownText(cardOf(message)));
    },
    /** Waits until nothing more is sent. */
    async settled() {
      for (let before = -1; before !== connector.requests.length;) {
        before = connector.requests.length;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    },
  };
}

export type Team = Awaited<ReturnType<typeof aTeam>>;
