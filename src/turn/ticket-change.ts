import { boundsOf } from '../decide/openings.js';
import { divideWords } from '../decide/own-words.js';
import { storyOf, tagsOf, titleOf } from '../decide/story.js';
import type { TicketAct } from '../decide/situation.js';
import { changeTicket, openedEntry } from '../model/change-ticket.js';
import type { ConversationState, Heard } from '../model/conversation.js';
import type { KeptFile } from '../model/files.js';
import type { Message } from '../model/message.js';
import type { Opening, OpeningBounds } from '../model/openings.js';
import type { OutboxItem } from '../model/outbox.js';
import type { Pack } from '../model/pack.js';
import type { Reply } from '../model/reply.js';
import type { Spoken, TalkStore } from '../model/store.js';
import type { TellOthers, TicketChange, TicketStore } from '../model/ticket-store.js';
import {
  isWaiting,
  type Said,
  type Speaker,
  type TicketEvent,
  type TicketHead,
  type TicketId,
} from '../model/ticket.js';
import type { ContactsFilter, RemovedSecret } from '../model/understanding.js';
import type { LimitParts } from './limits.js';
import { understand } from '../understand/understand.js';

/** What turns need so that askers can reach a person. */
export interface TicketParts extends LimitParts {
  store: Pick<TalkStore, 'spokenIn'> & Pick<TicketStore, 'listTickets' | 'openingsBy' | 'loadHead'>;
  tellOthers: TellOthers;
  /** Makes an id that is easily said, and that no other ticket has as far as is known. */
  newTicketId: () => TicketId;
  /** When somebody looks at new tickets, in words; undefined where that is now. @param at milliseconds since 1970 */
  opens: (at: number) => string | undefined;
  /** Hears what was saved to be sent. */
  saved: (items: readonly OutboxItem[]) => void;
}

/** A turn whose act is to be done. */
export interface ActingTurn {
  message: Message;
  state: ConversationState;
  pack: Pack;
  contacts: ContactsFilter;
  /** Milliseconds since 1970. */
  at: number;
  /** The head that was loaded with the turn. */
  ticket: TicketHead | undefined;
  removed: readonly RemovedSecret[];
  replies: readonly Reply[];
  /** What was taken of the files that came with the message. */
  files?: readonly KeptFile[];
  /** What the asker wrote in this turn, without secrets. */
  said: string | undefined;
  /** What was said in a turn, as plain text. */
  told: (spoken: Spoken) => string;
}

/** So many of the last turns become the transcript of a ticket. */
const mostTurns = 100;
/** Characters of one thing that was said, and of all of them. */
const longestSaid = 4_000;
const longestTranscript = 120_000;

/** What an act of an asker does to a ticket. */
export async function changeOf(act: TicketAct, turn: ActingTurn, parts: TicketParts): Promise<TicketChange> {
  if (act.kind === 'open') return open(act, turn, parts);
  const { ticket, at, message } = turn;
  if (!ticket) throw new Error('there is no ticket to change');
  const by = speakerOf(message);
  const key = message.id === '' ? undefined : `asker ${message.id}`;
  const events: { by: Speaker; event: TicketEvent; key?: string | undefined }[] = [
    { by, key, event: eventOf(act, turn) },
  ];
  if (act.kind === 'say' && isWaiting(ticket) && turn.replies.length > 0) {
    // Who takes it sees what the bot has said meanwhile.
    const text = turn.replies.map((reply) => reply.speak).join('\n');
    events.push({ by: { role: 'bot' }, event: { kind: 'said', text } });
  }
  return events.reduce<TicketChange>(
    (change, one) => {
      const changed = changeTicket(change.ticket, one.event, { ...one, at });
      if ('refused' in changed) throw new Error(`the ticket takes no ${one.event.kind} now: ${changed.refused}`);
      return { ...change, ticket: changed.ticket, entries: [...change.entries, changed.entry] };
    },
    {
      ...{ ticket, entries: [] },
      ...(act.kind === 'say' && act.files && turn.files && { files: turn.files }),
      ...(act.kind === 'reopen' && { opening: openingOf('reopened', turn, parts) }),
    },
  );
}

function openingOf(kind: Opening['kind'], { message, at }: ActingTurn, { mostOfOrigin }: TicketParts): OpeningBounds {
  const origin = mostOfOrigin === undefined ? undefined : message.origin;
  return boundsOf(kind, at, mostOfOrigin ?? Infinity, origin);
}

function eventOf(act: Exclude<TicketAct, { kind: 'open' }>, { removed }: ActingTurn): TicketEvent {
  switch (act.kind) {
    case 'say': {
      const count = countOf(removed);
      const files = act.files ? { files: act.files } : {};
      return { kind: 'said', text: act.text, ...files, ...(count > 0 && { removed: count }) };
    }
    case 'withdraw':
      return { kind: 'withdrawn' };
    case 'reopen':
      return { kind: 'reopened' };
  }
}

async function open(act: TicketAct & { kind: 'open' }, turn: ActingTurn, parts: TicketParts): Promise<TicketChange> {
  const { message, state, pack, contacts, at } = turn;
  const { address } = message;
  if (!address) throw new Error('a ticket needs an address');
  const spoken = await parts.store.spokenIn(message.conversation, mostTurns);
  const texts = [...spoken.flatMap(({ said }) => said ?? []), turn.said ?? '', act.words];
  const read = texts.map((text) => understand(text, contacts));
  const topic = pack.get(act.topic ?? state.topic ?? '');
  const { own, others } = divideWords(act.words, state.heard ?? [], message.asker.id);
  const story = storyOf(
    state,
    {
      ...{ words: own, others: othersWords(others, state, spoken) },
      ...{ answers: act.answers, locale: message.locale },
      codes: unique(read.flatMap(({ codes }) => codes)),
      messages: unique(read.flatMap(({ messages }) => messages)),
      matches: spoken.flatMap(({ matches = [] }) => matches),
      transcript: transcriptOf(spoken, turn),
      removed: spoken.reduce((sum, one) => sum + countOf(one.removed), countOf(turn.removed)),
    },
    pack,
  );
  const ticket: TicketHead = {
    ...{ id: act.ticket, version: 1, state: 'open', asker: message.asker, address },
    ...{
      title: titleOf(topic, own === '' ? (others[0]?.text ?? '') : own),
      tags: tagsOf(topic, state),
      openedAt: at,
      changedAt: at,
    },
    ...(read.some(({ isUrgent }) => isUrgent === true) && { isUrgent: true }),
  };
  const key = message.id === '' ? undefined : `asker ${message.id}`;
  const entries = [openedEntry(ticket, { by: speakerOf(message), at, key })];
  return { ticket, story, entries, opening: openingOf('opened', turn, parts) };
}

/** Somebody of a group whose name is not known. */
const nameless = 'Somebody else';

/** With the names of those who said it. */
function othersWords(others: readonly Heard[], { names }: ConversationState, spoken: readonly Spoken[]) {
  return others.map(({ by: id, text }) => {
    const { name = names?.[id] ?? nameless, alias } = spoken.findLast(({ asker }) => asker === id) ?? {};
    return { name, text, by: { id, ...(alias !== undefined && { alias }) } };
  });
}

/** What was said, oldest first; of a very long talk its end. */
function transcriptOf(spoken: readonly Spoken[], { told, message, said, at }: ActingTurn): Said[] {
  const whole = spoken.flatMap((one): Said[] => [
    { at: one.at, who: 'asker', ...whoSaid(one, message), text: cut(one.said ?? '') },
    { at: one.at, who: 'bot', text: cut(told(one)) },
  ]);
  const { id, alias, name } = message.asker;
  const own = whoSaid(
    { asker: id, ...(alias !== undefined && { alias }), ...(name !== undefined && { name }) },
    message,
  );
  const now: Said[] = [{ at, who: 'asker', ...own, text: cut(said ?? '') }];
  const all = [...whole, ...now].filter(({ text }) => text !== '');
  let characters = 0;
  const first = all.findLastIndex(({ text }) => (characters += text.length) > longestTranscript);
  return all.slice(first + 1);
}

/** Whose words a line is: the asker's need no name where nobody else takes part. */
function whoSaid(
  { asker: id, alias, name }: Pick<Spoken, 'asker' | 'alias' | 'name'>,
  { asker, isGroup }: Message,
): Pick<Said, 'name' | 'by'> {
  const isOther = id !== asker.id;
  if (!isGroup && !isOther) return {};
  const known = name ?? (isOther ? nameless : asker.name);
  return {
    ...(known !== undefined && { name: known }),
    by: { id, ...(alias !== undefined && { alias }) },
  };
}

function cut(text: string): string {
  return text.length <= longestSaid ? text : `${text.slice(0, longestSaid).replace(/[\ud800-\udbff]$/, '')}…`;
}

const mostFound = 20;

function unique(found: readonly string[]): string[] {
  return [...new Set(found)].slice(0, mostFound);
}

function countOf(removed: readonly RemovedSecret[]): number {
  return removed.reduce((sum, { count }) => sum + count, 0);
}

export function speakerOf({ asker }: Message): Speaker {
  const { id, alias } = asker;
  return {
    role: 'asker',
    id,
    ...(alias !== undefined && { alias }),
    ...(asker.name !== undefined && { name: asker.name }),
  };
}
