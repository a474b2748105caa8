import type { ConversationState } from '../model/conversation.js';
import type { Match } from '../model/match.js';
import type { Pack } from '../model/pack.js';
import { anyAnswer } from '../model/question.js';
import type { Understanding } from '../model/understanding.js';
import { answerFrom } from './choice.js';
import { answerTo, factAlone, questionsOf, toldIn, withFact } from './facts.js';
import { answered, offer, take } from './offer.js';
import { isFor } from '../model/is-for.js';
import { withAnyPlatform } from './platform.js';
import { goOn, showAgain, showTopic } from './show-topic.js';
import type { Decided } from './situation.js';
import { grant, say, solve } from './wishes.js';

/** A text of fewer letters answers the question that is open rather than telling a new problem. */
const longestShortAnswer = 60;

export const isYes = /^(?:yes|yep|yeah)(?:,? (?:it is|it did|that['’]?s it))?\W*$/i;
export const isNo = /^(?:no|nope|not really)(?:,? (?:it is not|it isn['’]?t|it did not|it didn['’]?t|none))?\W*$/i;
/** "Both", in any words, or that it is not known. */
const isAnyAnswer =
  /\b(?:both|either|do(?:n['’]?t| not) know|dunno|idk|not sure|no (?:idea|clue)|unknown)\b|\bwindows\b.*\blinux\b|\blinux\b.*\bwindows\b/i;

/** The machine's system in a few words that say nothing else. */
const platformAlone =
  /^(?:(?:sorry|no|well|ok|oh|it|it['’]?s|this|that|is|was|we|have|i|use|on|runs?|running|an?|the|my|machine|vm|box|server|os|system|azure)\b[\s,]*){0,8}(?:windows(?: server)?(?: \d{4})?(?: r2)?|linux|ubuntu|debian|centos|rhel|red ?hat|suse|sles)(?: (?:vm|machine|box|server|\d[\d.]*))*[\s.!]*$/i;

/** Typed answers count as clicks do. @param state holds already what the text tells by the way */
export function answerToQuestion(
  state: ConversationState,
  understanding: Understanding,
  matches: readonly Match[],
  pack: Pack,
): Decided | undefined {
  const { platform, text, codes } = understanding;
  const isShort = text.length <= longestShortAnswer && codes.length === 0 && (matches[0]?.confidence ?? 0) < answerFrom;
  const toPending = answerToPending(state, understanding, isShort, pack);
  if (toPending) return toPending;
  // "It is Linux" corrects what was shown for the wrong system.
  if (state.topic !== undefined && platform !== undefined && isShort && wordCount(text) <= 5)
    return showTopic(state, state.topic, pack);
  return undefined;
}

function answerToPending(
  state: ConversationState,
  { platform, pick, text }: Understanding,
  isShort: boolean,
  pack: Pack,
): Decided | undefined {
  const { pending } = state;
  switch (pending?.kind) {
    case undefined:
    case 'form':
      // What is said to a form is for the person: see person.ts.
      return undefined;
    case 'choose': {
      const chosen = pick === undefined ? undefined : pending.topics[pick - 1];
      if (chosen !== undefined) return take(state, chosen, pack);
      const [only, ...others] = pending.topics;
      if (only !== undefined && isNo.test(text)) return grant(state, 'none-of-these', pack);
      // "Is it this?" asks for a yes or a no; of several a yes names none.
      return only !== undefined && others.length === 0 && isYes.test(text) ? take(state, only, pack) : undefined;
    }
    case 'platform':
      if (!isShort) return undefined;
      if (platform !== undefined) return showTopic(state, pending.topic, pack);
      return isAnyAnswer.test(text) ? showTopic(withAnyPlatform(state), pending.topic, pack) : undefined;
    case 'ask': {
      const question = questionsOf(pack).find(({ id }) => id === pending.question);
      if (!isShort || !question) return undefined;
      const answer = platform ?? answerTo(text, pick, question) ?? (isAnyAnswer.test(text) ? anyAnswer : undefined);
      const isKnown = answer === anyAnswer || question.answers.some(({ id }) => id === answer);
      return answer !== undefined && isKnown ? answered(state, question.id, answer, pending.topics, pack) : undefined;
    }
    case 'helped': {
      const topic = state.topic === undefined ? undefined : pack.get(state.topic);
      if (topic && isYes.test(text)) return solve(state, topic.id, state.part, pack);
      return topic && isNo.test(text) ? goOn(state, topic, state.part, pack) : undefined;
    }
  }
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** "It is Linux" and nothing else: it is remembered, and a choice that is open gets narrower. */
export function onlyPlatform(
  state: ConversationState,
  { platform, text, codes }: Understanding,
  pack: Pack,
): Decided | undefined {
  if (platform === undefined || codes.length > 0 || text.length > longestShortAnswer) return undefined;
  if (!platformAlone.test(text.trim())) return undefined;
  if (state.pending?.kind !== 'choose') return say(state, 'only-platform');
  const { topics } = state.pending;
  const fitting = topics.filter((id) => [platform, 'any'].includes(pack.get(id)?.platform ?? 'any'));
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return take(state, only, pack);
  return offer(state, fitting.length > 0 ? fitting : topics, pack);
}

/** "It is encrypted" and nothing else: it is remembered, what is open is shown anew, and a choice gets narrower. */
export function onlyFact(before: ConversationState, { text, codes }: Understanding, pack: Pack): Decided | undefined {
  if (codes.length > 0 || text.length > longestShortAnswer) return undefined;
  const told = factAlone(text, pack.questions);
  if (!told) return undefined;
  const state = withFact(before, told.question.id, told.answer);
  const { pending } = state;
  if (pending?.kind === 'choose' || pending?.kind === 'ask')
    return answered(state, told.question.id, told.answer, pending.topics, pack);
  const topic = state.topic === undefined ? undefined : pack.get(state.topic);
  if (!topic) return say(state, 'only-fact');
  if (isFor(topic, toldIn(state)))
    return (pack.has(topic.id) && showAnew(state, topic.id, pack)) || say(state, 'only-fact');
  const others = (state.others ?? []).filter((id) => isFor(pack.get(id), toldIn(state)));
  return others.length > 0 ? offer(state, others, pack) : say(state, 'only-fact');
}

/** A topic again where nothing else is to be shown now, else from its beginning. */
function showAnew(state: ConversationState, topic: string, pack: Pack): Decided {
  const again = showAgain(state, pack);
  return again && again.decision.kind !== 'not-found' ? again : showTopic(state, topic, pack);
}
