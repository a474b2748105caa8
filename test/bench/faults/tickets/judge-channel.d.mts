import type { ChannelLine } from './read-channel.mjs';

/** What is known of an experts' channel. */
export interface ChannelKnown {
  linesOf: (ticket: string) => ChannelLine[];
  /** When tickets could not come there, in milliseconds since 1970. */
  outs: () => { from: number; to: number }[];
  /** What was written into threads there, by its mark. */
  written: ReadonlyMap<string, object>;
}

/** A ticket with its record, as the API tells it. */
export interface TicketRead {
  ticket: { id: string };
  entries: { kind: string; at: string; by: { role: string }; text?: string }[];
}

export function judgeChannel(
  channel: ChannelKnown,
  read: TicketRead,
): { begun: number; told: number; inDoubt: number; unshown: number; cut: number; problems: string[] };
