import type { Act } from './act.js';
import type { House } from './house.js';

/** An activity that the bot sent, as it came over the wire. */
export interface Received {
  text?: string;
  speak?: string;
  attachments?: { contentType: string; content: unknown }[];
  [field: string]: unknown;
}

/** What was done in a channel, in its dress. Delivered twice, it is what a channel repeats. */
export interface Sent {
  act: Act;
  activity: Record<string, unknown>;
}

/** One asker's talk in one channel. */
export interface Channel {
  /** Dresses what was done as the channel sends it, under an id of its own. */
  dress(act: Act): Sent;
  /** @returns what the bot says to it */
  deliver(sent: Sent): Promise<Received[]>;
  /** @returns what the asker gets because of something that is done elsewhere; empty where nothing comes in time */
  receive(elsewhere: () => Promise<void>): Promise<Received[]>;
  /** Everything that anybody can read in this channel, as JSON. */
  wire(): string;
  close(): Promise<void>;
}

/** A way in which askers reach the bot. */
export interface ChannelKind {
  name: string;
  /** Whether cards are shown; if not, an asker types what others click. */
  hasCards: boolean;
  /** Whether several people can take part, and a message be changed afterwards. */
  hasGroups: boolean;
  /** Whether it goes on by itself when the bot was started again. */
  outlastsBot: boolean;
  /** Whether experts can reach it. */
  hasExperts: boolean;
  /** @param isGroup whether several people take part */
  open(house: House, isGroup: boolean): Promise<Channel>;
}
