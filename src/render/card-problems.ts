import adaptiveCards from 'adaptivecards/dist/adaptivecards.min.js';
import type { Card } from '../model/reply.js';
import { cardSchema } from './card-schema.js';

/** Largest card that any channel takes, in bytes. Source: Teams' size limits for bots and cards (28 KB). */
export const cardLimit = 28 * 1024;

/**
 * Everything that is wrong with a card, each completing "the card ...": what the strict schema refuses, what Microsoft's
 * own parser complains of, and a size that channels refuse. Not for turns: it takes milliseconds.
 */
export function cardProblems(card: Card): string[] {
  const problems: string[] = [];
  const read = cardSchema.safeParse(card);
  if (!read.success) {
    problems.push(
      ...read.error.issues.slice(0, 5).map((issue) => `is no valid card at ${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const context = new adaptiveCards.SerializationContext();
  new adaptiveCards.AdaptiveCard().parse(card, context);
  for (let index = 0; index < context.eventCount; index++) {
    problems.push(`is refused by the Adaptive Cards parser: ${context.getEventAt(index).message}`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > cardLimit) problems.push(`has ${bytes} bytes, and channels take ${cardLimit}`);
  return problems;
}
