import { decide } from '../decide/decide.js';
import { prefill } from '../decide/prefill.js';
import type { Situation, TicketAct, TicketSituation } from '../decide/situation.js';
import type { Matcher } from '../match/match.js';
import type { ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import { formOf } from '../model/form-for.js';
import type { Match } from '../model/match.js';
import type { Message } from '../model/message.js';
import type { Outcome } from '../model/outcome.js';
import type { Pack } from '../model/pack.js';
import type { ContactsFilter, RemovedSecret } from '../model/understanding.js';
import type { CardAction } from '../model/verbs.js';
import type { TakenFiles } from './take-files.js';
import { isForeign } from './keys.js';
import { understand } from '../understand/understand.js';

/** What thinking needs besides the message and the state. */
export interface ThinkParts {
  pack: Pack;
  match: Matcher;
  /** Which contacts are removed from messages. */
  contacts?: ContactsFilter;
}

/** What was thought about a message, before anything is saved. */
export interface Thought {
  state: ConversationState;
  decision: Decision;
  removed: RemovedSecret[];
  matches: readonly Match[];
  outcomes?: Outcome[];
  /** What is said besides. */
  also?: Decision;
  /** What it does to a ticket. */
  act?: TicketAct;
  /** What the asker did, in words and without secrets. */
  said?: string;
}

/**
 * The pure part of a turn: from a message and the state of its talk to a decision and the state after it.
 * @param at when the message came, in milliseconds since 1970
 * @param tickets what is known of tickets
 * @param files what was taken of the files that came with the message
 */
export function think(
  message: Message,
  state: ConversationState,
  parts: ThinkParts,
  at?: number,
  tickets: TicketSituation = {},
  files?: TakenFiles,
): Thought {
  const situation: Situation = { ...situationOf(message, parts, files), ...whoAndWhen(message, at), ...tickets };
  const removed = removedIn(situation);
  const matches = situation.kind === 'text' ? situation.matches : [];
  const said = saidIn(situation);
  const decided = decide(state, situation, parts.pack);
  const decision = withPrefilled(decided.decision, decided.state, parts);
  return { ...decided, decision, removed, matches, ...(said !== undefined && { said }) };
}

/** A form that is shown for the first time holds what the asker said already. */
function withPrefilled(decision: Decision, { platform }: ConversationState, { pack, contacts }: ThinkParts): Decision {
  if (decision.kind !== 'form' || decision.form === undefined || decision.problems) return decision;
  const form = formOf(decision.form, pack);
  if (!form) return decision;
  const filled = prefill(form, { read: understand(decision.words, contacts), platform });
  return Object.keys(filled).length === 0 ? decision : { ...decision, filled };
}

function removedIn(situation: Situation): RemovedSecret[] {
  if (situation.kind === 'text') return situation.understanding.removed;
  return situation.kind === 'action' ? (situation.action.removed ?? []) : [];
}

/** Characters of a message that are kept, for the transcript of a ticket. */
const longestSaid = 8_000;

function saidIn(situation: Situation): string | undefined {
  if (situation.kind === 'action') return clickIn(situation.action);
  if (situation.kind !== 'text') return undefined;
  const { text } = situation.understanding;
  return text.length <= longestSaid ? text : `${text.slice(0, longestSaid).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What a button said, for people. */
function clickIn({ verb, topic }: CardAction): string {
  return `[${verb.replaceAll('-', ' ')}${verb === 'show' ? ` ${topic}` : ''}]`;
}

/** Who wrote counts only where several people take part. */
function whoAndWhen({ asker, isGroup }: Message, at: number | undefined): Pick<Situation, 'at' | 'person'> {
  return {
    ...(at !== undefined && { at }),
    ...(isGroup && { person: { id: asker.id, name: asker.name ?? 'somebody' } }),
  };
}

function situationOf(message: Message, { match, contacts }: ThinkParts, files: TakenFiles | undefined): Situation {
  switch (message.kind) {
    case 'text': {
      const understanding = understand(message.text, contacts);
      const parts = understanding.parts.map((part) => match(understand(part, contacts)));
      const { attachments, isEdit = false, original = message.id } = message;
      const said = original === '' ? {} : { original };
      const matches = match(understanding);
      const taken = files && { files: { kept: files.kept.map(({ note }) => note), refused: files.refused } };
      const { cards: hasCards } = message.traits;
      return { kind: 'text', understanding, matches, parts, attachments, hasCards, isEdit, ...said, ...taken };
    }
    case 'action':
      return { kind: 'action', action: message.action, isForeign: isForeign(message) };
    default:
      return { kind: message.kind };
  }
}
