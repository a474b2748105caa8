import type { AskerPlatform } from './content.js';

/** What an asker wants of the bot itself, apart from an answer to a problem. */
export type Wish =
  | 'greeting'
  | 'help'
  | 'thanks'
  /** It was heard, and is being tried. */
  | 'nod'
  | 'person'
  /** No form before the ticket. */
  | 'no-form'
  | 'my-tickets'
  /** End the talk with the person, or take the ticket back. */
  | 'to-bot'
  | 'start-over'
  | 'back'
  | 'go-on'
  | 'so-far'
  | 'others'
  | 'solved'
  | 'still-failing'
  | 'none-of-these';

/** Steps that a text calls done, or not done after all, by their numbers from 1. */
export interface SaidDone {
  steps: number[];
  /** Every step is meant, whatever their numbers; `steps` is empty then. */
  isAll?: true;
  isDone: boolean;
}

/** A kind of secret and how often it was removed from one message. */
export interface RemovedSecret {
  kind: string;
  count: number;
}

/** What was read from a message. Every text in it is free of secrets. */
export interface Understanding {
  text: string;
  /** The same as a person reads it: escapes of JSON, XML, HTML and URLs are undone. */
  readable: string;
  /** What a long paste is about: the lines where something went wrong, and the asker's own words; else the same. */
  telling: string;
  /** The problems that the text tells apart, if it tells several. */
  parts: string[];
  removed: RemovedSecret[];
  /** Words that look like error codes, as written. */
  codes: string[];
  /** Windows error numbers such as `0x80070005`, in lower case with eight digits. */
  hresults: string[];
  /** Sentences that the text presents as an error message. */
  messages: string[];
  platform?: AskerPlatform;
  wish?: Wish;
  /** What the text says of a problem besides the wish for a person. */
  besides?: string;
  /** The number of an offered choice, from 1, when the text is nothing else. */
  pick?: number;
  /** Steps that the text calls done, when it says nothing else. */
  done?: SaidDone;
  /** Whether the text says, among other things, that something fails as before. */
  persists?: true;
  /** Whether the text says that it cannot wait. */
  isUrgent?: true;
}

/** Which personal contacts are removed along with the secrets: both unless told otherwise. */
export interface ContactsFilter {
  emails?: boolean;
  phones?: boolean;
}
