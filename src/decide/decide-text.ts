import { newConversation, type ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { Match } from '../model/match.js';
import type { Pack } from '../model/pack.js';
import type { Understanding, Wish } from '../model/understanding.js';
import { answerFrom, choiceOf } from './choice.js';
import { withAnyPlatform, withPlatform } from './platform.js';
import type { Decided, Situation } from './situation.js';
import { severalProblems } from './several-problems.js';
import { closeTopic, goOn, showTopic } from './show-topic.js';

/** A text of fewer letters answers the question that is open rather than telling a new problem. */
const longestShortAnswer = 60;

/** What a text leads to: an answer to the question that is open, a wish, or the topics it matches. */
export function decideText(before: ConversationState, situation: Situation & { kind: 'text' }, pack: Pack): Decided {
  const { understanding, matches, parts, attachments } = situation;
  const state = understanding.platform === undefined ? before : withPlatform(before, understanding.platform);
  if (understanding.text.trim() === '') {
    return { state, decision: { kind: 'not-found', reason: attachments > 0 ? 'only-attachment' : 'empty' } };
  }
  return (
    answerToQuestion(state, understanding, matches, pack) ??
    (understanding.wish && grant(state, understanding.wish, pack)) ??
    onlyPlatform(state, understanding, pack) ??
    severalProblems(state, matches, parts, pack) ??
    byMatches(state, understanding, matches, pack)
  );
}

const isYes = /^(?:yes|yep|yeah)(?:,? (?:it is|that['’]?s it))?\W*$/i;
const isNo = /^(?:no|nope)(?:,? (?:it is not|it isn['’]?t|none))?\W*$/i;
/** "Both", in any words, or that it is not known. */
const isAnyPlatform =
  /\b(?:both|either|don['’]?t know|not sure|no idea|unknown)\b|\bwindows\b.*\blinux\b|\blinux\b.*\bwindows\b/i;

/** The machine's system in a few words that say nothing else. */
const platformAlone =
  /^(?:(?:sorry|no|well|ok|oh|it|it['’]?s|this|that|is|was|we|have|i|use|on|runs?|running|an?|the|my|machine|vm|box|server|os|system|azure)\b[\s,]*){0,8}(?:windows(?: server)?(?: \d{4})?(?: r2)?|linux|ubuntu|debian|centos|rhel|red ?hat|suse|sles)(?: (?:vm|machine|box|server|\d[\d.]*))*[\s.!]*$/i;

/** Typed answers count as clicks do. */
function answerToQuestion(
  state: ConversationState,
  { platform, pick, text, codes }: Understanding,
  matches: readonly Match[],
  pack: Pack,
): Decided | undefined {
  const { pending } = state;
  if (pending?.kind === 'choose' && pick !== undefined) {
    const chosen = pending.topics[pick - 1];
    if (chosen !== undefined) return showTopic(state, chosen, pack);
  }
  const offered = pending?.kind === 'choose' ? pending.topics : [];
  const [only, ...others] = offered;
  if (only !== undefined && isNo.test(text)) return grant(state, 'none-of-these', pack);
  // "Is it this?" asks for a yes or a no; of several a yes names none.
  if (only !== undefined && others.length === 0 && isYes.test(text)) return showTopic(state, only, pack);
  const isShort = text.length <= longestShortAnswer && codes.length === 0 && (matches[0]?.confidence ?? 0) < answerFrom;
  if (pending?.kind === 'platform' && isShort) {
    if (platform !== undefined) return showTopic(state, pending.topic, pack);
    if (isAnyPlatform.test(text)) return showTopic(withAnyPlatform(state), pending.topic, pack);
  }
  // "It is Linux" corrects what was shown for the wrong system.
  if (state.topic !== undefined && platform !== undefined && isShort && wordCount(text) <= 5)
    return showTopic(state, state.topic, pack);
  return undefined;
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

function grant(state: ConversationState, wish: Wish, pack: Pack): Decided | undefined {
  const open = state.topic === undefined ? undefined : pack.get(state.topic);
  switch (wish) {
    case 'greeting':
    case 'help':
      return { state, decision: { kind: 'welcome' } };
    case 'thanks':
      return { state, decision: { kind: 'solved', topic: '' } };
    case 'solved':
      return { state: closeTopic(state), decision: { kind: 'solved', topic: open?.id ?? '' } };
    case 'still-failing':
      // What was not shown yet cannot have failed.
      if (state.pending?.kind === 'platform') return showTopic(state, state.pending.topic, pack);
      return open ? goOn(state, open, state.cause ?? open.id, pack) : undefined;
    case 'none-of-these':
      return { state: closeTopic(state), decision: { kind: 'not-found', reason: 'none-of-these' } };
    case 'start-over':
      return { state: { ...newConversation(), version: state.version }, decision: { kind: 'welcome' } };
    case 'person':
      return { state, decision: { kind: 'not-found', reason: 'person' } };
  }
}

/** "It is Linux" and nothing else: it is remembered, and a choice that is open gets narrower. */
function onlyPlatform(
  state: ConversationState,
  { platform, text, codes }: Understanding,
  pack: Pack,
): Decided | undefined {
  if (platform === undefined || codes.length > 0 || text.length > longestShortAnswer) return undefined;
  if (!platformAlone.test(text.trim())) return undefined;
  if (state.pending?.kind !== 'choose') return { state, decision: { kind: 'not-found', reason: 'only-platform' } };
  const { topics } = state.pending;
  const fitting = topics.filter((id) => [platform, 'any'].includes(pack.get(id)?.platform ?? 'any'));
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return showTopic(state, only, pack);
  const left = fitting.length > 0 ? fitting : topics;
  return { state: { ...state, pending: { kind: 'choose', topics: left } }, decision: { kind: 'choose', topics: left } };
}

function byMatches(state: ConversationState, { codes }: Understanding, matches: readonly Match[], pack: Pack): Decided {
  const known = matches.filter((match) => pack.has(match.topic));
  const choice = choiceOf(known);
  switch (choice.kind) {
    case 'show':
      return showTopic(state, choice.match.topic, pack);
    case 'offer': {
      const topics = choice.matches.map((match) => match.topic);
      const decision: Decision = { kind: 'choose', topics };
      return { state: { ...state, pending: { kind: 'choose', topics } }, decision };
    }
    case 'nothing': {
      // A question that is open stays open: what was said may only have been an aside.
      const [code] = codes;
      return { state, decision: { kind: 'not-found', reason: 'no-match', ...(code !== undefined && { code }) } };
    }
  }
}
