import type { Match } from '../model/match.js';

/** From this confidence on a topic is shown without a question, if nothing else comes near. */
export const answerFrom = 0.8;
/** The same where the text holds the exact code of one topic and of no other that fits. */
const answerCodeFrom = 0.5;
/** From this confidence on a topic is worth offering, and with it those that are at least half as likely. */
export const offerFrom = 0.15;
const alsoOfferFrom = 0.5;
/** How far the best must be ahead of the next, or both are offered. */
const clearLead = 0.06;
/** At most this many topics are offered; more is a list to read, not a question. */
export const mostOffered = 3;

/** Whether one topic is shown at once, some are offered, or nothing is sure enough to speak of. */
export type Choice = { kind: 'show'; match: Match } | { kind: 'offer'; matches: Match[] } | { kind: 'nothing' };

/** @param matches the most likely first */
export function choiceOf(matches: readonly Match[]): Choice {
  const [best, next] = matches;
  if (best === undefined || best.confidence < offerFrom) return { kind: 'nothing' };
  const isOnlyCode = hasCode(best) && !matches.slice(1).some(hasCode);
  if (best.confidence >= (isOnlyCode ? answerCodeFrom : answerFrom) && isClear(best, next))
    return { kind: 'show', match: best };
  const isOffered = (match: Match) => match.confidence >= best.confidence * alsoOfferFrom;
  return { kind: 'offer', matches: matches.filter(isOffered).slice(0, mostOffered) };
}

function hasCode({ evidence }: Match): boolean {
  return evidence[0]?.kind === 'code';
}

/** A code that was found says which topic it is, however well others fit the words. */
function isClear(best: Match, next: Match | undefined): boolean {
  const lead = best.confidence - (next?.confidence ?? 0);
  if (lead >= clearLead) return true;
  return hasCode(best) && !(next && hasCode(next));
}
