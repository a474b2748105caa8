import type { NoteTone } from '../model/content.js';
import type { ExpertVerb } from '../model/expert-verbs.js';
import type { Verb } from '../model/verbs.js';

/** One run of a line, as a TextRun shows it. `topic` is a topic that a click shows; `url` a page that it opens. */
export interface Run {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  url?: string;
  topic?: string;
}

/** One line or block of a card, below those before it. `indent` counts levels from 0. */
export type Row = { indent: number } & (
  | { kind: 'text'; runs: Run[] }
  | { kind: 'heading'; runs: Run[] }
  | { kind: 'step'; marker: string; runs: Run[] }
  /** `by` is who did it, where that is told. */
  | { kind: 'check'; id: string; marker: string; done: boolean; by?: string; runs: Run[] }
  | { kind: 'command'; lines: string[] }
  | { kind: 'note'; tone: NoteTone; runs: Run[] }
  | { kind: 'image'; url: string; alt: string }
  | InputRow
  /** A box for a sentence of ours. */
  | { kind: 'box'; id: string; label: string; ticked: boolean }
);

/** Something to fill in. */
export interface InputRow {
  kind: 'input';
  /** Its name among the inputs of the card. */
  id: string;
  input: 'line' | 'text' | 'number' | 'one' | 'some' | 'time';
  label: string;
  value: string;
  hint: string;
  /** The most characters. */
  longest?: number;
  /** What can be chosen. */
  choices?: readonly { value: string; text: string }[];
  /** The name of the input for the hour, beside the one for the day, and what stands in it. */
  hour?: { id: string; value: string };
  /** What is wrong with what was filled in. */
  problem?: string;
}

/** A part of a card under a heading; an empty heading is not shown. */
export interface Section {
  heading: string;
  rows: Row[];
  /** Whether it is hidden until the asker wants more. */
  isFolded?: boolean;
}

/** Something an asker can choose by a click anywhere on it. */
export interface Option {
  title: string;
  detail: string;
  topic: string;
}

/** A button below a card. */
export interface Button {
  title: string;
  verb: Verb | ExpertVerb;
  /** The most likely next thing. */
  isPrimary?: boolean;
  step?: string;
  /** What it shows a part of; where it is left out, the part of the view. */
  part?: string;
  /** What it is about, where that is not the topic of the view. */
  topic?: string;
}

/** Everything that one reply says, before it is a card or a text. */
export interface View {
  /** Names the template in cards/. */
  template: string;
  /** Says what kind of card it is: "Cause 2 of 5". */
  kicker: string;
  title: string;
  codes: string[];
  /** What was taken out of the asker's message, in a sentence; empty when nothing was. */
  notice: string;
  sections: Section[];
  options: Option[];
  buttons: Button[];
  /** The topic that the buttons are about; empty when they are about none. */
  topic: string;
  /** The part of the topic that is shown, and the ids of the steps that are ticked: every button tells both. */
  part?: string;
  was?: string;
  /** The topic whose folded sections can be asked for, should they have no room. */
  more?: string;
  /** Where it comes from, as a line of runs; empty where it comes from no article. */
  source: Run[];
  speak: string;
  /** How to answer where no card is shown, where buttons alone do not tell. */
  byText?: string;
}

/** A view that says nothing yet. */
export function newView(template: string, title: string): View {
  return {
    template,
    kicker: '',
    title,
    codes: [],
    notice: '',
    sections: [],
    options: [],
    buttons: [],
    topic: '',
    source: [],
    speak: title,
  };
}
