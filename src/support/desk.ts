import { changeTicket, type ChangeRefusal } from '../model/change-ticket.js';
import { checkFile } from '../model/check-file.js';
import { type KeptFile, roomFor, whyNoFile, withFiles } from '../model/files.js';
import type { Decision } from '../model/decision.js';
import {
  type Desk,
  type DeskAct,
  type DeskRefusal,
  type DeskResult,
  longestSaid,
  type SentFile,
} from '../model/desk.js';
import type { OutboxItem } from '../model/outbox.js';
import type { TellUndelivered } from '../model/say.js';
import type { CleanAndCount } from '../model/turn.js';
import type { Effects } from '../model/effects.js';
import { createQueue } from '../model/queue.js';
import type { SavedChange, TellOthers, TicketStore } from '../model/ticket-store.js';
import type { EntryRef, FileNote, Speaker, TicketEvent, TicketHead, TicketId } from '../model/ticket.js';
import { tellAsker } from './tell-asker.js';

/** What the desk is made of. */
export interface DeskParts {
  store: Pick<TicketStore, 'loadHead' | 'findEntry' | 'saveChange'>;
  tellOthers: TellOthers;
  /** Says something of an entry to the asker of a ticket: what is saved so that it arrives. */
  toAsker: (ticket: TicketHead, decision: Decision, about: EntryRef) => Effects;
  /** Hears what was saved to be sent. */
  saved: (items: readonly OutboxItem[]) => void;
  clean: CleanAndCount;
  /** Makes of somebody's name one that can be shown; an empty text where nothing is left. */
  cleanName: (name: string) => string;
  /** Why an asker can be sent no files, in a sentence without an end; undefined where they can. */
  whyNoFiles: (ticket: TicketHead) => string | undefined;
  /** Makes ids that nobody can guess. */
  newId: () => string;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** A desk for all ways in, with what only the bot does with tickets. */
export interface WholeDesk extends Desk {
  /** Reminds of a ticket that nobody has taken. @param key names the reminder */
  remind(ticket: TicketId, key: string): Promise<DeskResult>;
  /** Notes that what the asker was to be told of an entry cannot arrive, so that its expert learns of it. */
  undelivered: TellUndelivered;
}

/** A change that loses against others more often than this is no longer bad luck. */
const mostTries = 20;

export function createDesk(parts: DeskParts): WholeDesk {
  const { store, tellOthers, toAsker, saved, clean, cleanName, whyNoFiles, newId, clock } = parts;
  // Of many changes at once only one can be saved on each version: side by side, the last of them would lose every time.
  const queue = createQueue();

  async function change(
    id: TicketId,
    event: TicketEvent,
    by: Speaker,
    key: string,
    files: readonly KeptFile[] = [],
  ): Promise<DeskResult> {
    for (let tries = 1; tries <= mostTries; tries++) {
      const ticket = await store.loadHead(id);
      if (!ticket) return refusal('not-found', undefined, by);
      const known = await store.findEntry(id, key);
      if (known) return { kind: 'done', ticket, entry: known, isRepeated: true };
      const changed = changeTicket(ticket, event, { by, at: clock(), key });
      if ('refused' in changed) return refusal(changed.refused, ticket, by);
      const wrong = files.length > 0 ? (whyNoFiles(ticket) ?? roomForAll(files, ticket)) : undefined;
      if (wrong !== undefined) return badFile(wrong, ticket);
      const step = { ticket: changed.ticket, entries: [changed.entry], ...(files.length > 0 && { files }) };
      const decision = tellAsker(changed.entry, changed.ticket);
      const { outbox = [], ...effects } = decision
        ? toAsker(changed.ticket, decision, { ticket: id, seq: changed.entry.seq })
        : {};
      const items = [...outbox, ...(await tellOthers(step))];
      const whole: SavedChange = { ...step, ...effects, outbox: items };
      if (!(await store.saveChange(whole))) continue;
      saved(items);
      return { kind: 'done', ...changed };
    }
    throw new Error(`ticket ${id} was changed by others ${mostTries} times meanwhile`);
  }

  return {
    async act(id, act, speaker, key) {
      const by = withCleanName(speaker, cleanName);
      const wrong = whatIsWrong(act);
      if (wrong) return refusal(wrong, undefined, by);
      const read = readFiles(act.kind === 'say' ? (act.files ?? []) : [], clean, newId);
      if ('wrong' in read) return badFile(read.wrong);
      const notes = read.files.map(({ note }) => note);
      return queue.run(id, () => change(id, eventOf(act, notes, clean), by, key, read.files));
    },
    remind: (id, key) => queue.run(id, () => change(id, { kind: 'reminded' }, { role: 'bot' }, key)),
    async undelivered({ ticket, seq }, why) {
      const event: TicketEvent = { kind: 'undelivered', of: seq, why };
      // One entry may be told in several messages, and any of them may be tried again: it is noted once.
      await queue.run(ticket, () => change(ticket, event, { role: 'bot' }, `undelivered ${seq}`));
    },
  };
}

/** Whichever way they came: the asker reads it in front of every message. */
function withCleanName(by: Speaker, cleanName: DeskParts['cleanName']): Speaker {
  if (by.role === 'expert') return { ...by, name: cleanName(by.name) || 'Support' };
  if (by.role !== 'system' || by.author === undefined) return by;
  const { author, ...system } = by;
  const clean = cleanName(author);
  return { ...system, ...(clean !== '' && { author: clean }) };
}

function whatIsWrong(act: DeskAct): DeskRefusal | undefined {
  const text = act.kind === 'say' ? act.text : 'note' in act ? (act.note ?? '') : '';
  if (text.length > longestSaid) return 'too-long';
  return act.kind === 'say' && text.trim() === '' && !act.files?.length ? 'empty' : undefined;
}

/** Looks at files that somebody sends; one that cannot be taken is reason to take none, as nothing is sent half. */
function readFiles(
  sent: readonly SentFile[],
  clean: CleanAndCount,
  newId: () => string,
): { files: KeptFile[] } | { wrong: string } {
  const files: KeptFile[] = [];
  for (const { name, data } of sent) {
    const read = checkFile(newId(), name, data, clean);
    if ('refused' in read) return { wrong: whyNoFile[read.refused] };
    files.push(read.kept);
  }
  return { files };
}

function roomForAll(files: readonly KeptFile[], ticket: TicketHead): string | undefined {
  const notes = files.map(({ note }) => note);
  const refused = notes.map(({ size }, at) => roomFor(size, at, withFiles(ticket.files, notes.slice(0, at))));
  const why = refused.find((each) => each !== undefined);
  return why && whyNoFile[why];
}

function badFile(why: string, ticket?: TicketHead): DeskResult {
  const message = `The file was not sent: ${why}.`;
  return { kind: 'refused', reason: 'bad-file', message, ...(ticket && { ticket }) };
}

function eventOf(act: DeskAct, files: FileNote[], clean: CleanAndCount): TicketEvent {
  const written = 'note' in act ? (act.note?.trim() ?? '') : '';
  const note = written === '' ? {} : { note: clean(written).text };
  switch (act.kind) {
    case 'take':
      return { kind: 'taken' };
    case 'release':
      return { kind: 'released', ...note };
    case 'resolve':
      return { kind: 'resolved', ...note };
    case 'reopen':
      return { kind: 'reopened', ...note };
    case 'say': {
      const { text, removed } = clean(act.text.trim());
      return { kind: 'said', text, ...(files.length > 0 && { files }), ...(removed > 0 && { removed }) };
    }
  }
}

const changeRefusals: Record<ChangeRefusal, string> = {
  taken: 'Somebody else has this ticket',
  'not-taken': 'Nobody has this ticket: take it first',
  over: 'This ticket is closed: open it again first',
  'not-over': 'This ticket is open already',
};

/** Says to an expert why nothing was done. */
function refusal(reason: DeskRefusal, ticket: TicketHead | undefined, by: Speaker): DeskResult {
  return { kind: 'refused', reason, message: `${messageFor(reason, ticket, by)}.`, ...(ticket && { ticket }) };
}

function messageFor(reason: DeskRefusal, ticket: TicketHead | undefined, by: Speaker): string {
  switch (reason) {
    case 'not-found':
      return 'There is no such ticket; tickets that are over are removed after a time';
    case 'empty':
      return 'There is nothing to send: write something first';
    case 'bad-file':
      return 'The file was not sent';
    case 'too-long':
      return `That is too long: send at most ${longestSaid} characters at once`;
    case 'taken':
      if (by.role === 'expert' && ticket?.expert?.id === by.id) return 'You have this ticket already';
      return ticket?.expert ? `${ticket.expert.name} has this ticket` : changeRefusals.taken;
    default:
      return changeRefusals[reason];
  }
}
