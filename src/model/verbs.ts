import type { TopicId } from './topic.js';
import type { RemovedSecret } from './understanding.js';

/** Everything a button of a card can ask for. */
export const verbs = [
  /** Show this topic. */
  'show',
  /** My machine runs Windows. */
  'windows',
  /** My machine runs Linux. */
  'linux',
  /** I do not know what it runs, or both: show everything. */
  'both-platforms',
  /** My answer to a question of the articles; `step` names question and answer. */
  'tell',
  /** Remember which checks of the list are done; the card's inputs say which. */
  'tick',
  /** Show the notes, links and sources that had no room on the card. */
  'more',
  /** What the card said fixed the problem. */
  'solved',
  /** What the card said was done, and the problem is still there. */
  'still-failing',
  /** This is not the problem I have. */
  'not-my-problem',
  /** None of the offered topics is it. */
  'none-of-these',
  /** Show the other topics that fitted. */
  'show-others',
  /** Show again what is open. */
  'go-on',
  /** Show what was open before. */
  'back',
  /** Give this to experts, with what the card's inputs say; `step` names the form, if it is not the general one. */
  'send-form',
  /** The same, and ask nothing more. */
  'skip-form',
  /** Forget this problem and begin again. */
  'start-over',
  /** What can you do? */
  'help',
  /** I want to talk to a person. */
  'person',
  /** This is what the form asked for. */
  'send-form',
  /** Send it without the form. */
  'skip-form',
  /** Take the ticket back, or end the talk with the person; `step` names the ticket. */
  'withdraw',
  /** It still fails after all; `step` names the ticket. */
  'reopen',
  /** What became of my tickets? */
  'my-tickets',
] as const;

export type Verb = (typeof verbs)[number];

/** What a button of a card sends back. */
export interface CardAction {
  verb: Verb;
  /** The topic that the button is about; empty where it is about none. */
  topic: TopicId;
  /** What the button is about: the topic of a cause or of what there is more of, or the first of the steps whose ticks it saves. */
  step?: string;
  /** The part of the topic that the card shows. */
  part?: string;
  /** The ids of the steps that were ticked when the card was made, with spaces between; cards of before do not tell. */
  was?: string;
  /** Unique for each shown card; together with the rest it makes a submit recognisable when it comes twice. */
  key: string;
  /** The values of the card's inputs, by their ids. */
  inputs: Record<string, string>;
  /** What was taken out of these values. */
  removed?: RemovedSecret[];
}
