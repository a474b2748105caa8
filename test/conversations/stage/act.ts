import type { Button } from './screen.js';

/** Who does it: the asker, where nobody else is named. */
export type Who = 'asker' | 'colleague';

/** What somebody does in a talk, free of any channel's dress. */
export type Act =
  /** Sends a text, files, or both. */
  | { kind: 'says'; text: string; files: number; by?: Who }
  /** Sends a text that a person gets, and no bot answers. */
  | { kind: 'tells'; text: string }
  /** Changes what was said last. */
  | { kind: 'edits'; text: string }
  /** Clicks a button; `inputs` are the boxes of its card as they stand. */
  | { kind: 'clicks'; button: Button; inputs: Record<string, string>; by?: Who }
  /** Adds the bot, or opens the chat. */
  | { kind: 'joins' }
  | { kind: 'types' }
  /** Another person comes into the talk. */
  | { kind: 'is joined by a colleague' };

/** Whether the bot says anything to it. */
export function isAnswered({ kind }: Act): boolean {
  return kind !== 'types' && kind !== 'tells' && kind !== 'is joined by a colleague';
}
