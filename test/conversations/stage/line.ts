import type { Scene } from './scene.js';

/** One line of a talk. */
export interface Line {
  /** As it is read in a failure: `bot.shows("Linux")`. */
  told: string;
  /** Whether it can only be played where cards are shown. */
  needsCards: boolean;
  /** Whether it can only be played where several people take part, or a message can be changed. */
  needsGroup: boolean;
  needsEdits: boolean;
  /** Whether it can only be played where the talk goes on after a restart of the bot. */
  needsRestart: boolean;
  /** Whether it can only be played where experts reach the asker. */
  needsExperts: boolean;
  /** Whether it can only be played where an asker can take the bot out of their chat. */
  needsRemoval: boolean;
  /** Where it stands in the test. */
  stack: string;
  /** @throws Error when it does not come to pass */
  play(scene: Scene): Promise<void> | void;
}

/** Makes a line. @param from the function that a test calls, whose frame and those above it are left out of `stack` */
export function aLine(
  from: (...words: never[]) => Line,
  told: string,
  play: Line['play'],
  {
    needsCards = false,
    needsGroup = false,
    needsEdits = false,
    needsRestart = false,
    needsExperts = false,
    needsRemoval = false,
  } = {},
): Line {
  const here = { stack: '' };
  Error.captureStackTrace(here, from);
  return {
    told,
    needsCards,
    needsGroup,
    needsEdits,
    needsRestart,
    needsExperts,
    needsRemoval,
    stack: here.stack.replace(/^[^\n]*\n/, ''),
    play,
  };
}

/** How words of a line are told in a failure. */
export function tellAll(words: readonly unknown[]): string {
  const tell = (word: unknown) => (word instanceof RegExp ? String(word) : JSON.stringify(word));
  return words
    .map(tell)
    .map((word) => (word.length > 80 ? `${word.slice(0, 80)}…` : word))
    .join(', ');
}
