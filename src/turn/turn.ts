import type { TicketSituation } from '../decide/situation.js';
import type { Matcher } from '../match/match.js';
import { newConversation } from '../model/conversation.js';
import type { Asker } from '../model/asker.js';
import type { Decision, OwnTicket } from '../model/decision.js';
import type { Log } from '../model/log.js';
import { type Match, reasonsOf } from '../model/match.js';
import type { Message } from '../model/message.js';
import type { Pack } from '../model/pack.js';
import { messageOf } from '../model/problem.js';
import { createQueue } from '../model/queue.js';
import type { Reply } from '../model/reply.js';
import type { Handled, LoadedTurn, TalkStore } from '../model/store.js';
import type { TicketHead } from '../model/ticket.js';
import type { Deliver, Turn } from '../model/turn.js';
import type { ContactsFilter } from '../model/understanding.js';
import type { Renderer } from '../render/render.js';
import { type ActingTurn, changeOf, type TicketParts } from './ticket-change.js';
import { decisionsNow } from './again.js';
import { limitsFor } from './limits.js';
import { readOnce, takeFiles } from './take-files.js';
import { activityKey, keyMarkOf, keysOf } from './keys.js';
import { think, type ThinkParts } from './think.js';
import { cleanName } from '../understand/clean-name.js';
import { createCleaners } from '../understand/create-cleaners.js';

/** The articles, how they are matched, and how they are shown. */
export interface TriageParts {
  pack: Pack;
  match: Matcher;
  render: Renderer;
}

/** What a turn works with. */
export interface TurnParts {
  /** Asked once in a turn: it ends with the articles that it began with, also when newer ones come meanwhile. */
  triage: () => TriageParts;
  /** Which contacts are removed from messages. */
  contacts?: ContactsFilter;
  store: Pick<TalkStore, 'loadTurn' | 'saveTurn'>;
  /** Makes an id that no other turn has; keys of cards are made of it, so it must not be guessable. */
  newId: () => string;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** Without them nobody can be asked for. */
  tickets?: TicketParts;
  log: Log;
}

/** A turn that loses against others more often than this is no longer bad luck. */
const mostTries = 20;

const nothingElse: Deliver = () => ({});

/**
 * Joins the steps of a turn. All thinking is done before anything is saved; state, what was handled and what is to be
 * delivered are saved together; a turn that began on an older state is thought again on the newer one. Turns of one
 * conversation wait for each other, so that this happens only where several processes share the store.
 */
export function createTurn({ triage, contacts, store, newId, clock = Date.now, tickets, log }: TurnParts): Turn {
  const queue = createQueue();

  const { cleanAndCount } = createCleaners(contacts);

  const repliesOf = (render: Renderer, { decisions, removed, turn }: Handled, message: Message) =>
    decisions.flatMap((decision, index) =>
      render(decision, {
        traits: message.traits,
        removed: index === 0 ? removed : [],
        turn: index === 0 ? turn : `${turn}-${index}`,
      }),
    );

  /** What was said to a message or click that comes again. @returns undefined when it was overtaken. */
  async function repeat(
    render: Renderer,
    { handled: found, ticket }: Pick<LoadedTurn, 'ticket'> & { handled: NonNullable<LoadedTurn['handled']> },
    message: Message,
    deliver: Deliver,
  ): Promise<Reply[] | undefined> {
    const { conversation, asker } = message;
    const { key, ...first } = found;
    const isSame = key === activityKey(message);
    const now = isSame || !tickets ? undefined : await decisionsNow(first.decisions, ticket, clock(), tickets);
    // Its buttons are other ones: those of before may have had their effect.
    const before = now ? { ...first, decisions: now, turn: turnId(message) } : first;
    const kept = shownAgain(render, before, message);
    const lost = 'damage' in kept ? { key, reason: kept.damage } : undefined;
    const handled = lost ? { decisions: [replyLost], removed: [], turn: turnId(message) } : before;
    const said = 'said' in kept ? kept.said : repliesOf(render, handled, message);
    if (isSame && !lost) return said;
    // A button that is pressed again, or came again under a new id: it has had its effect, and is answered again.
    const keys = isSame ? [] : keysOf(message).filter((each) => each !== key);
    const again = { conversation, asker, keys, handled, ...(lost && { lost }), ...(!isSame && deliver(said)) };
    if (!(await store.saveTurn(again))) return undefined;
    if (lost)
      log.warn(
        { damage: lost.reason },
        'what was said to a message that came again cannot be shown any more; the quarantine table has it',
      );
    return said;
  }

  /** Rows of an older or newer program may be readable and still tell nothing that can be shown. */
  function shownAgain(
    render: Renderer,
    before: Omit<NonNullable<LoadedTurn['handled']>, 'key'>,
    message: Message,
  ): { said: Reply[] } | { damage: string } {
    if (before.damage !== undefined) return { damage: before.damage };
    try {
      return { said: repliesOf(render, before, message) };
    } catch (thrown) {
      return { damage: `it cannot be shown: ${messageOf(thrown)}` };
    }
  }

  const turnId = ({ conversation }: Message) => `${newId()}${keyMarkOf(conversation)}`;

  /** @returns undefined when it was overtaken. */
  async function attempt(parts: TriageParts, message: Message, deliver: Deliver): Promise<Reply[] | undefined> {
    const { conversation, asker } = message;
    const keys = keysOf(message);
    const { pack, match, render } = parts;
    const { handled: before, state: found, damage, ticket } = await store.loadTurn(conversation, keys);
    if (before) return repeat(render, { handled: before, ...(ticket && { ticket }) }, message, deliver);
    const thinking: ThinkParts = { pack, match, ...(contacts && { contacts }) };
    const at = clock();
    const files = tickets && (await takeFiles(message, ticket, cleanAndCount, newId));
    const about = ticketsFor(message, ticket, at);
    const thinkWith = (more: TicketSituation) =>
      think(message, found ?? newConversation(), thinking, at, { ...about, ...more }, files);
    const first = thinkWith({});
    const limits = tickets && (await limitsFor(first, message, at, tickets));
    const thought = limits ? thinkWith({ limits }) : first;
    const { state, decision: decided, removed, matches, outcomes, also, act, said: words } = thought;
    const decision = decided.kind === 'my-tickets' ? await ownTickets(asker) : decided;
    const decisions = [...(damage === undefined ? [] : [talkLost]), decision, ...(also ? [also] : [])];
    const likely = matches.filter(({ confidence }) => confidence >= leastKept);
    const best = likely.slice(0, keptMatches).map(({ topic, confidence }) => ({ topic, confidence }));
    const handled: Handled = {
      ...(words !== undefined && { said: words }),
      ...(best.length > 0 && { matches: best }),
      ...{ decisions, removed, turn: turnId(message) },
    };
    const said = repliesOf(render, handled, message);
    const acting: ActingTurn = {
      ...{ message, state, pack, contacts: contacts ?? {}, at, ticket, removed, replies: said, said: words },
      ...(files && { files: files.kept }),
      told: (spoken) => textOf(repliesOf(render, { ...spoken, turn: '' }, message)),
    };
    const change = act && tickets ? await changeOf(act, acting, tickets) : undefined;
    const taken = change?.files?.map(({ note }) => note) ?? [];
    const { outbox = [], ...effects } = deliver(said, taken);
    const others = change && tickets ? await tickets.tellOthers(change) : [];
    const turn = {
      ...{ conversation, asker, state, keys, handled, ...effects, outbox: [...outbox, ...others] },
      ...(damage !== undefined && { damage }),
      ...(outcomes && { outcomes }),
      ...(change && { change }),
    };
    if (!(await store.saveTurn(turn))) return undefined;
    if (others.length > 0) tickets?.saved(others);
    if (damage !== undefined) {
      log.warn({ damage }, 'a talk could not be read and began anew; the quarantine table has what was there');
    }
    log.info({ decision: decision.kind, matches: matches.slice(0, 3).map(inWords), removed }, 'turn');
    return said;
  }

  function ticketsFor({ address }: Message, ticket: TicketHead | undefined, at: number): TicketSituation {
    const opens = tickets?.opens(at);
    return {
      ...(ticket && { ticket }),
      ...(tickets && address && { newTicket: tickets.newTicketId() }),
      ...(opens !== undefined && { opens }),
    };
  }

  async function ownTickets({ channel, id }: Asker): Promise<Decision> {
    const heads = (await tickets?.store.listTickets({ asker: { channel, id } }, mostTickets)) ?? [];
    const own = heads.map(({ id: ticket, title, state, expert, openedAt }): OwnTicket => {
      return { ticket, title, state, openedAt, ...(expert && { expert: expert.name }) };
    });
    return { kind: 'my-tickets', tickets: own };
  }

  return (came, deliver = nothingElse) =>
    queue.run(came.conversation, async () => {
      const parts = triage();
      const message = readOnce({ ...came, asker: withCleanName(came.asker) });
      for (let tries = 1; tries <= mostTries; tries++) {
        const said = await attempt(parts, message, deliver);
        if (said) return said;
      }
      throw new Error(`the conversation was changed by others ${mostTries} times while this turn was thought`);
    });
}

function textOf(replies: readonly Reply[]): string {
  return replies.map(({ text }) => text).join('\n\n');
}

/** So many of an asker's tickets are listed, and so many matches of a message kept for a story. */
const mostTickets = 10;
const keptMatches = 3;
/** What is less likely tells nobody anything. */
const leastKept = 0.05;

/** What is said before anything else where the talk so far is lost. */
const talkLost: Decision = { kind: 'not-found', reason: 'talk-lost' };

/** What is said where what was said before cannot be said again. */
const replyLost: Decision = { kind: 'not-found', reason: 'reply-lost' };

function withCleanName(asker: Asker): Asker {
  if (asker.name === undefined) return asker;
  const { name, ...rest } = asker;
  const clean = cleanName(name);
  return { ...rest, ...(clean !== '' && { name: clean }) };
}

/** A match for the log: which topic, how sure, and why. */
function inWords({ topic, confidence, evidence }: Match) {
  return { topic, confidence: Number(confidence.toFixed(3)), why: reasonsOf(evidence) };
}
