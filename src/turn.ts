import { createHash } from 'node:crypto';
import { decide } from './decide/decide.js';
import type { Situation } from './decide/situation.js';
import type { Matcher } from './match/match.js';
import { type ConversationState, newConversation } from './model/conversation.js';
import type { Decision } from './model/decision.js';
import type { Log } from './model/log.js';
import { type Match, reasonsOf } from './model/match.js';
import type { Message } from './model/message.js';
import type { Outcome } from './model/outcome.js';
import type { Pack } from './model/pack.js';
import { messageOf } from './model/problem.js';
import { createQueue } from './model/queue.js';
import type { Reply } from './model/reply.js';
import type { Handled, LoadedTurn, TalkStore } from './model/store.js';
import type { Deliver, Turn } from './model/turn.js';
import type { ContactsFilter, RemovedSecret } from './model/understanding.js';
import type { Renderer } from './render/render.js';
import { understand } from './understand/understand.js';

/** What thinking needs besides the message and the state. */
export interface ThinkParts {
  pack: Pack;
  match: Matcher;
  /** Which contacts are removed from messages. */
  contacts?: ContactsFilter;
}

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
  log: Log;
}

/** What was thought about a message, before anything is saved. */
export interface Thought {
  state: ConversationState;
  decision: Decision;
  removed: RemovedSecret[];
  matches: readonly Match[];
  outcomes?: Outcome[];
}

/**
 * The pure part of a turn: from a message and the state of its talk to a decision and the state after it.
 * @param at when the message came, in milliseconds since 1970
 */
export function think(message: Message, state: ConversationState, parts: ThinkParts, at?: number): Thought {
  const situation: Situation = { ...situationOf(message, parts), ...whoAndWhen(message, at) };
  const removed = situation.kind === 'text' ? situation.understanding.removed : [];
  const matches = situation.kind === 'text' ? situation.matches : [];
  return { ...decide(state, situation, parts.pack), removed, matches };
}

/** Who wrote counts only where several people take part. */
function whoAndWhen({ asker, isGroup }: Message, at: number | undefined): Pick<Situation, 'at' | 'person'> {
  return {
    ...(at !== undefined && { at }),
    ...(isGroup && { person: { id: asker.id, name: asker.name ?? 'somebody' } }),
  };
}

function situationOf(message: Message, { match, contacts }: ThinkParts): Situation {
  switch (message.kind) {
    case 'text': {
      const understanding = understand(message.text, contacts);
      const parts = understanding.parts.map((part) => match(understand(part, contacts)));
      const { attachments, isEdit = false, original = message.id } = message;
      const said = original === '' ? {} : { original };
      return { kind: 'text', understanding, matches: match(understanding), parts, attachments, isEdit, ...said };
    }
    case 'action':
      return { kind: 'action', action: message.action, isForeign: isForeign(message) };
    default:
      return { kind: message.kind };
  }
}

/** A turn that loses against others more often than this is no longer bad luck. */
const mostTries = 20;

const nothingElse: Deliver = () => ({});

/**
 * Joins the steps of a turn. All thinking is done before anything is saved; state, what was handled and what is to be
 * delivered are saved together; a turn that began on an older state is thought again on the newer one. Turns of one
 * conversation wait for each other, so that this happens only where several processes share the store.
 */
export function createTurn({ triage, contacts, store, newId, clock = Date.now, log }: TurnParts): Turn {
  const queue = createQueue();

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
    { key, ...before }: NonNullable<LoadedTurn['handled']>,
    message: Message,
    deliver: Deliver,
  ): Promise<Reply[] | undefined> {
    const { conversation, asker } = message;
    const kept = shownAgain(render, before, message);
    const lost = 'damage' in kept ? { key, reason: kept.damage } : undefined;
    const handled = lost ? { decisions: [replyLost], removed: [], turn: turnId(message) } : before;
    const said = 'said' in kept ? kept.said : repliesOf(render, handled, message);
    const isSame = key === activityKey(message);
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
    const { handled: before, state: found, damage } = await store.loadTurn(conversation, keys);
    if (before) return repeat(render, before, message, deliver);
    const thinking: ThinkParts = { pack, match, ...(contacts && { contacts }) };
    const { state, decision, removed, matches, outcomes } = think(
      message,
      found ?? newConversation(),
      thinking,
      clock(),
    );
    const decisions = damage === undefined ? [decision] : [talkLost, decision];
    const handled: Handled = { decisions, removed, turn: turnId(message) };
    const said = repliesOf(render, handled, message);
    const turn = {
      ...{ conversation, asker, state, keys, handled },
      ...(damage !== undefined && { damage }),
      ...(outcomes && { outcomes }),
    };
    if (!(await store.saveTurn({ ...turn, ...deliver(said) }))) return undefined;
    if (damage !== undefined) {
      log.warn({ damage }, 'a talk could not be read and began anew; the quarantine table has what was there');
    }
    log.info({ decision: decision.kind, matches: matches.slice(0, 3).map(inWords), removed }, 'turn');
    return said;
  }

  return (message, deliver = nothingElse) =>
    queue.run(message.conversation, async () => {
      const parts = triage();
      for (let tries = 1; tries <= mostTries; tries++) {
        const said = await attempt(parts, message, deliver);
        if (said) return said;
      }
      throw new Error(`the conversation was changed by others ${mostTries} times while this turn was thought`);
    });
}

/** What is said before anything else where the talk so far is lost. */
const talkLost: Decision = { kind: 'not-found', reason: 'talk-lost' };

/** What is said where what was said before cannot be said again. */
const replyLost: Decision = { kind: 'not-found', reason: 'reply-lost' };

/** By what the channel knows this activity; undefined where it does not say. */
function activityKey({ id }: Message): string | undefined {
  return id === '' ? undefined : `activity ${id}`;
}

/** A match for the log: which topic, how sure, and why. */
function inWords({ topic, confidence, evidence }: Match) {
  return { topic, confidence: Number(confidence.toFixed(3)), why: reasonsOf(evidence) };
}

/** By what a redelivery is known: the channel's id, and for a submit what it says, as it may come under a new id. */
function keysOf(message: Message): string[] {
  const known = activityKey(message);
  const keys = known === undefined ? [] : [known];
  if (message.kind !== 'action') return keys;
  const { key, verb, topic, step = '', inputs } = message.action;
  return [...keys, `submit ${JSON.stringify([key, verb, topic, step, Object.entries(inputs).sort()])}`];
}

/** Keys of cards end in a mark of the talk that they were made for, so that a card which was passed on is known. */
function keyMarkOf(conversation: string): string {
  return `~${createHash('sha256').update(conversation).digest('base64url').slice(0, 6)}`;
}

/** Cards of before have no mark, and count as this talk's own. */
function isForeign({ action, conversation }: Message & { kind: 'action' }): boolean {
  const mark = /~[\w-]{6}(?=[-.]|$)/.exec(action.key)?.[0];
  return mark !== undefined && mark !== keyMarkOf(conversation);
}
