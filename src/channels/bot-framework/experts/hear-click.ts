import type { DeskAct, DeskResult } from '../../../model/desk.js';
import { expertsItem } from '../../../model/expert-posts.js';
import type { ExpertAction } from '../../../model/expert-verbs.js';
import type { Reply } from '../../../model/reply.js';
import type { Expert } from '../../../model/ticket.js';
import type { CheckedActivity } from '../check-activity.js';
import { channelOf } from '../thread-ids.js';
import { clickKey } from './expert-keys.js';
import { expertOf, type HearingParts, speakerOf } from './expert-parts.js';
import { standsHere } from './place.js';
import { relay, removedIn, secretsWord } from './relay.js';

/** What whoever clicked gets: a card in the place of theirs, or a word where there is nothing to draw. */
export type ClickAnswer = { card: Reply; word?: string } | { card?: never; word: string };

const passedOn = 'This card was passed on, or its channel is no experts’ channel any more: nothing was done.';
const notKept = 'There is no such ticket; tickets that are over are removed after a time.';

/** Does what a button of an expert's card asks for. @param isInvoke whether the answer can be a card */
export async function hearClick(
  action: ExpertAction,
  activity: CheckedActivity,
  isInvoke: boolean,
  parts: HearingParts,
): Promise<ClickAnswer> {
  const { store, log } = parts;
  if (!(await standsHere(action.ticket, activity, store))) {
    log.warn({ verb: action.verb }, 'a click on an expert’s card came from where its ticket does not stand');
    return { word: passedOn };
  }
  if (action.verb === 'expert-transcript') return showTranscript(action, activity, isInvoke, parts);
  const expert = expertOf(activity);
  const { notice, isRefused } = action.verb === 'expert-ticket' ? nothing : await act(action, expert, parts);
  const ticket = await store.loadTicket(action.ticket);
  if (!ticket) return { word: notKept };
  const typed = isRefused ? { reply: action.reply, note: action.note } : undefined;
  const card = parts.cards.ticket(ticket, {
    key: parts.newId(),
    ...(notice !== '' && { notice }),
    ...(typed && { typed }),
  });
  return { card, ...(notice !== '' && { word: notice }) };
}

interface Acted {
  /** What whoever clicked must know besides what the card shows; empty where that is all. */
  notice: string;
  isRefused: boolean;
}

const nothing: Acted = { notice: '', isRefused: false };

async function act(action: ExpertAction, expert: Expert, parts: HearingParts): Promise<Acted> {
  const { ticket, reply } = action;
  const key = clickKey(action, expert.id, parts.clean);
  const isSaid = action.verb === 'expert-send' || (action.verb === 'expert-resolve' && reply.trim() !== '');
  // What was written for the asker goes out before the ticket is closed.
  const said = isSaid ? await relay(ticket, reply, expert, `${key} say`, parts) : undefined;
  const notices: string[] = [];
  if (said) {
    if (said.result.kind === 'refused') return refused(said.result.message);
    if (said.isTaken) notices.push('You have taken this ticket by answering.');
    if (said.result.isRepeated) notices.push('This message was sent already.');
    if (removedIn(said.result) > 0) notices.push(secretsWord(removedIn(said.result)));
  }
  const deskAct = actOf(action);
  if (!deskAct) return { notice: notices.join(' '), isRefused: false };
  const result: DeskResult = await parts.desk.act(ticket, deskAct, speakerOf(expert), key);
  if (result.kind === 'refused') return refused([...notices, result.message].join(' '));
  return { notice: notices.join(' '), isRefused: false };
}

function refused(message: string): Acted {
  return { notice: `${message} Nothing was changed.`, isRefused: true };
}

function actOf({ verb, note }: ExpertAction): DeskAct | undefined {
  const noted = note.trim() === '' ? {} : { note };
  switch (verb) {
    case 'expert-take':
      return { kind: 'take' };
    case 'expert-release':
      return { kind: 'release', ...noted };
    case 'expert-resolve':
      return { kind: 'resolve', ...noted };
    case 'expert-reopen':
      return { kind: 'reopen', ...noted };
    default:
      return undefined;
  }
}

/** Only who asks sees it; a client that cannot change a card gets it in the thread. */
async function showTranscript(
  action: ExpertAction,
  activity: CheckedActivity,
  isInvoke: boolean,
  { store, cards, newId, saved }: HearingParts,
): Promise<ClickAnswer> {
  const ticket = await store.loadTicket(action.ticket);
  if (!ticket) return { word: notKept };
  if (isInvoke) {
    const entries = await store.entriesFrom(ticket.id, 1, ticket.version);
    return { card: cards.transcript(ticket, entries, action.page, { key: newId() }) };
  }
  const { id: thread } = activity.conversation;
  const item = expertsItem(channelOf(thread), ticket.id, { kind: 'transcript', thread });
  await store.addItems(ticket, [item]);
  saved([item]);
  return { word: '' };
}
