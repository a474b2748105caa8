import { expect } from '@jest/globals';
import { cardContentType } from '../../../src/channels/reply-activity.js';
import { teamsKeyName } from '../../../src/channels/teams-card.js';
import type { Card } from '../../../src/model/reply.js';
import { cardProblems } from '../../../src/render/card-problems.js';
import type { Received } from './channel.js';
import { buttonsOn, checksOn, fillIn, inputsOn, textOn, unfold, type Button, type Check } from './screen.js';

/** One reply as it stands on the asker's screen; what is ticked and unfolded there stays so. */
export interface Reply {
  text(): string;
  buttons(): Button[];
  checks(): Check[];
  inputs(): Record<string, string>;
  unfold(title: string): boolean;
  /** Writes into the input with this label. @returns false when there is none */
  fillIn(label: string, value: string): boolean;
  /** What was received, without the ids that a channel gives to every activity. */
  content: unknown;
}

/** Reads what the bot sent. @throws Error when no asker could read it */
export function readReply({ text, speak, attachments = [] }: Received): Reply {
  const content = { text, speak, attachments };
  const [attachment, ...others] = attachments;
  if (!attachment) return textReply(text ?? '', content);
  expect(others).toEqual([]);
  expect(attachment.contentType).toBe(cardContentType);
  const card = structuredClone(attachment.content as Card);
  expect(cardProblems(withOurKeys(card))).toEqual([]);
  return {
    text: () => textOn(card.body),
    buttons: () => buttonsOn(card),
    checks: () => checksOn(card),
    inputs: () => inputsOn(card),
    unfold: (title) => unfold(card, title),
    fillIn: (label, value) => fillIn(card, label, value),
    content,
  };
}

/** Our own checks know the key of a button by its own name only. */
function withOurKeys(card: Card): Card {
  return JSON.parse(JSON.stringify(card).replaceAll(`"${teamsKeyName}":`, '"key":')) as Card;
}

/** A reply where no cards are shown: the buttons are the answers that it names. */
function textReply(text: string, content: unknown): Reply {
  expect(text).not.toBe('');
  const asButton = (title: string, place: Button['place']): Button => ({ title, place, type: 'text', data: {} });
  return {
    text: () => text,
    buttons: () => [
      ...(text.match(/^\d\. [^\n]*$/gm) ?? []).map((line) => asButton(line, 'option')),
      ...(/^You can answer: (.*)$/m.exec(text)?.[1]?.split(' · ') ?? []).map((title) => asButton(title, 'button')),
    ],
    checks: () => [],
    inputs: () => ({}),
    unfold: () => false,
    fillIn: () => false,
    content,
  };
}
