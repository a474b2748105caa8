// What the stand-in for the Teams connector does to each request, by a seed.
import { diceFor, pick } from '../dice.mjs';

/** The shares of requests of the bot that are not simply taken. */
export const shares = {
  /** The bot may not write here: nobody gets it. */
  403: 0.006,
  /** Too large, as a card; the words alone are taken. */
  413: 0.03,
  429: 0.04,
  502: 0.03,
  /** Taken, and answered when nobody waits any more. */
  hangs: 0.015,
  /** Taken, and the connection ends without an answer. */
  drops: 0.04,
};
/** The share of posts to the bot that are sent again, with the first one or after it. */
export const resendShare = 0.3;
const longestRetrySeconds = 2;

/** @returns what happens to the request of the bot with this number: a name of `shares`, or `taken` */
export function planAnswer(seed, number, isFaulty) {
  const dice = diceFor(seed, number);
  const name = isFaulty ? pick(shares, dice()) : undefined;
  return { verdict: name ?? 'taken', retryAfter: 1 + Math.floor(dice() * longestRetrySeconds) };
}

/** @returns whether a post to the bot is sent again, and how */
export function planResend(seed, number, isFaulty) {
  const dice = diceFor(~seed, number);
  if (!isFaulty || dice() >= resendShare) return undefined;
  return dice() < 0.5 ? 'together' : 'after';
}
