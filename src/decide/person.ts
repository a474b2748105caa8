import type { ConversationState } from '../model/conversation.js';
import type { Decision, TicketNews } from '../model/decision.js';
import type { Opening } from '../model/openings.js';
import type { Pack } from '../model/pack.js';
import { type FormAnswer, isLive, isWaiting, type TicketHead } from '../model/ticket.js';
import { formFor, formOf } from '../model/form-for.js';
import type { ArticleId, Topic, TopicId } from '../model/topic.js';
import { answerFrom } from './choice.js';
import { readAnswers } from './form-answers.js';
import { joined, withWords } from './own-words.js';
import { withoutPending } from './places.js';
import type { Decided, Situation, TicketAct } from './situation.js';
import { overOf, standOf } from './ticket-now.js';
import { goBack, say, startOver } from './wishes.js';

type Text = Situation & { kind: 'text' };
type Action = Situation & { kind: 'action' };

/** What a text means for the talk with a person; undefined where it is for the bot. */
export function textForPerson(state: ConversationState, situation: Text, pack: Pack): Decided | undefined {
  const { understanding, ticket, isEdit } = situation;
  const { wish, text } = understanding;
  if (ticket?.state === 'assigned')
    return wish === 'to-bot' ? withdraw(state, ticket) : relay(state, situation, ticket);
  if (state.pending?.kind === 'form' && takesBack.test(text.trim())) return goBack(state, pack);
  switch (wish) {
    case 'person': {
      const { besides } = understanding;
      const told =
        besides === undefined
          ? state
          : withWords(state, { ...situation, understanding: { ...understanding, text: besides } });
      return askForPerson(
        told,
        situation,
        state.topic ?? (besides === undefined ? undefined : sureOf(situation)),
        pack,
      );
    }
    case 'my-tickets':
      return { state, decision: { kind: 'my-tickets', tickets: [] } };
    case 'to-bot':
      return ticket && isLive(ticket) ? withdraw(state, ticket) : say(state, 'nothing-open');
    case 'start-over':
      // Who says "cancel" may mean the ticket: its card says that it still waits, and how it is taken back.
      if (ticket && isWaiting(ticket)) return { ...startOver(state), also: standOf(ticket, situation.opens) };
      return undefined;
    case 'no-form':
    case undefined:
      break;
    default:
      return undefined;
  }
  const { pending } = state;
  if (pending?.kind !== 'form' || isEdit === true || text.trim() === '') return undefined;
  const words = wish === 'no-form' ? pending.words : joined(pending.words, text);
  if (situation.hasCards && wish !== 'no-form' && pending.words !== '') {
    // The problem is told already, and there is a button: what is typed now may be anything, and is sent when they say so.
    return { state: { ...state, pending: { ...pending, words } }, decision: { ...pending, words } };
  }
  return open(state, situation, { words, topic: pending.topic, answers: [] });
}

/** What the problem is that was told with the wish for a person, where that is as sure as for an answer. */
function sureOf({ matches: [best] }: Text): TopicId | undefined {
  return best && best.confidence >= answerFrom ? best.topic : undefined;
}

/** Said instead of sending the form. */
const takesBack =
  /^(?:(?:no|oh|wait|sorry|please|actually),? )*(?:no|nope|wait|never ?mind|nvm|cancel(?: (?:it|that|this))?|forget (?:it|that|this)|stop|(?:don['’]t|do not) send(?: (?:it|this|that))?|not (?:now|yet)|leave it)[.! ]*$/i;

/** What a button means for the talk with a person; undefined where it is for the bot. */
export function actionForPerson(state: ConversationState, situation: Action, pack: Pack): Decided | undefined {
  const { action, ticket } = situation;
  switch (action.verb) {
    case 'person':
      return askForPerson(state, situation, pack.has(action.topic) ? action.topic : state.topic, pack);
    case 'my-tickets':
      return { state, decision: { kind: 'my-tickets', tickets: [] } };
    case 'send-form':
    case 'skip-form':
      return sendForm(state, situation, pack);
    case 'withdraw':
      if (ticket === undefined || ticket.id !== action.step) return say(state, 'outdated-button');
      return isLive(ticket) ? withdraw(state, ticket) : { state, decision: overOf(ticket) };
    case 'reopen':
      return reopen(state, situation);
    default:
      return undefined;
  }
}

/** The form comes first; one ticket at a time is enough for a talk. */
function askForPerson(state: ConversationState, situation: Situation, topic: TopicId | undefined, pack: Pack): Decided {
  const { ticket, newTicket } = situation;
  if (ticket && isLive(ticket)) return { state, decision: standOf(ticket, situation.opens) };
  if (newTicket === undefined) return say(state, 'no-person');
  const limited = limitedBy('opened', situation);
  if (limited) return { state, decision: limited };
  const words = state.words ?? '';
  const about = topic === undefined ? undefined : pack.get(topic);
  const shown = { words, ...formOn(about, state, pack), ...(about && { topic: about.id }) };
  return { state: { ...state, pending: { kind: 'form', ...shown } }, decision: { kind: 'form', ...shown } };
}

function formOn(topic: Topic | undefined, { platform }: ConversationState, pack: Pack): { form?: ArticleId } {
  const form = formFor(topic, pack, platform);
  return form ? { form: form.article } : {};
}

/** What the form's card sent. Its buttons name the form, so that an old card is read as what it is. */
function sendForm(state: ConversationState, situation: Action, pack: Pack): Decided {
  const { action, ticket } = situation;
  // The same form again, under a new id.
  if (ticket && isLive(ticket)) return { state, decision: standOf(ticket, situation.opens) };
  const topic = pack.get(action.topic);
  const form = action.step === undefined ? undefined : formOf(action.step, pack);
  const isSkipped = action.verb === 'skip-form';
  const read = readAnswers(form, action.inputs, isSkipped ? 'skip' : 'send');
  const { problems, words, answers, filled, knowsNoMore } = read;
  if (Object.keys(problems).length === 0 || situation.limits?.opened) {
    const told = words === '' ? (state.words ?? '') : words;
    return open(state, situation, { words: told, topic: topic?.id, answers });
  }
  const shown = { words, ...(form && { form: form.article }), ...(topic && { topic: topic.id }) };
  return {
    state: { ...state, pending: { kind: 'form', ...shown } },
    decision: { kind: 'form', ...shown, filled, knowsNoMore, problems, redraw: true },
  };
}

function open(
  state: ConversationState,
  situation: Situation,
  { words, topic, answers }: { words: string; topic: TopicId | undefined; answers: FormAnswer[] },
): Decided {
  const { newTicket, opens } = situation;
  if (newTicket === undefined) return say(state, 'no-person');
  const limited = limitedBy('opened', situation);
  // What was written is there when a form is possible again.
  if (limited) return { state: { ...withoutPending(state), words }, decision: limited };
  const next: ConversationState = { ...withoutPending(state), ticket: newTicket };
  delete next.misses;
  return {
    state: next,
    decision: { kind: 'ticket', ticket: newTicket, news: 'received', ...(opens !== undefined && { opens }) },
    act: { kind: 'open', ticket: newTicket, words, answers, ...(topic !== undefined && { topic }) },
  };
}

/** From when an expert has it to its end, what is written is for the expert. */
function relay(state: ConversationState, situation: Text, ticket: TicketHead): Decided {
  const act = wordFor(situation);
  return { state, decision: relayed(situation, ticket), ...(act && { act }) };
}

/** What is told to whoever has the ticket, or will have it; undefined where there is nothing. */
function wordFor({ understanding, files, attachments, isEdit }: Text): TicketAct | undefined {
  const text = understanding.text.trim();
  const kept = [...(files?.kept ?? [])];
  const missing =
    isEdit === true ? 0 : files ? files.refused.reduce((sum, { count = 1 }) => sum + count, 0) : attachments;
  if (text === '' && kept.length === 0 && missing === 0) return undefined;
  const left = missing === 0 ? '' : `[${missing === 1 ? 'a file' : `${missing} files`}, not passed on]`;
  const whole = [isEdit === true ? `[changed] ${text}` : text, left].filter((each) => each !== '').join('\n');
  return { kind: 'say', text: whole, ...(kept.length > 0 && { files: kept }) };
}

function relayed({ files }: Text, { id, state }: TicketHead): Decision {
  return {
    ...{ kind: 'relayed', ticket: id },
    ...(files && files.kept.length > 0 && { files: [...files.kept] }),
    ...(files && files.refused.length > 0 && { refused: [...files.refused] }),
    ...(state !== 'assigned' && { waits: true }),
  };
}

/** What is written while a ticket waits is for the bot, and for the person who will have it. */
export function withWord(situation: Text, ticket: TicketHead, decided: Decided): Decided {
  const { files, understanding } = situation;
  const act = wordFor(situation);
  if (!act) return decided;
  if (!files || files.kept.length + files.refused.length === 0) return { ...decided, act };
  const told = relayed(situation, ticket);
  // Files alone say nothing to the bot.
  return understanding.text.trim() === '' ? { ...decided, decision: told, act } : { ...decided, also: told, act };
}

function withdraw(state: ConversationState, ticket: TicketHead): Decided {
  return { state, decision: newsOf(ticket, 'withdrawn'), act: { kind: 'withdraw' } };
}

function reopen(state: ConversationState, situation: Action): Decided {
  const { action, ticket } = situation;
  if (ticket === undefined || ticket.id !== action.step) return say(state, 'outdated-button');
  if (isLive(ticket)) return { state, decision: standOf(ticket, situation.opens) };
  const limited = limitedBy('reopened', situation);
  if (limited) return { state, decision: limited };
  return { state, decision: newsOf(ticket, 'reopened'), act: { kind: 'reopen' } };
}

/** Why a person cannot be asked for now; undefined where one can. */
function limitedBy(of: Opening['kind'], { limits, ticket, at = 0 }: Situation): Decision | undefined {
  const limit = limits?.[of];
  if (!limit) return undefined;
  const reopens = of === 'opened' && ticket && !isLive(ticket) && !limits.reopened ? { reopens: ticket.id } : {};
  const why = 'why' in limit && limit.why === 'network' ? 'network' : 'own';
  const minutes = Math.max(1, Math.ceil((limit.at - at) / 60_000));
  return { kind: 'ticket-limit', of, why, count: limit.count, minutes, ...reopens };
}

function newsOf({ id, expert }: TicketHead, news: TicketNews): Decision {
  return { kind: 'ticket', ticket: id, news, ...(expert && { expert: expert.name }) };
}
