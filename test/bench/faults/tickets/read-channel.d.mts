import type { SentLine } from './arrivals.mjs';

/** What the stand-in has kept of what was sent into a channel. */
export interface ChannelLine extends SentLine {
  conversation: string;
  /** In milliseconds since 1970. */
  at: number;
  /** The thread that it begins. */
  begins?: string;
  /** The message that it takes the place of. */
  changes?: string;
}

export function readChannel(lines: ChannelLine[]): {
  marks: string[];
  threads: number;
  inDoubt: number;
  problems: string[];
  card: object | undefined;
  begunAt?: number;
  isUsed: boolean;
  isGone: boolean;
};
