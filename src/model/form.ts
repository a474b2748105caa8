import type { ArticleId } from './topic.js';

/** How a question of a form is answered. A `message` asks nothing. */
export type FormControl = 'text' | 'multiline' | 'choice' | 'choices' | 'datetime' | 'number' | 'message';

/** Something that can be chosen. */
export interface FormOption {
  value: string;
  text: string;
}

/** One question of a form. */
export interface FormField {
  id: string;
  label: string;
  control: FormControl;
  /** Whether an answer is needed; "I don't know" is one. */
  required: boolean;
  hint?: string;
  /** What can be chosen. Where text is asked for, what its author offered beside a list that only a portal can fill. */
  options: FormOption[];
  /** It asks for the problem in the asker's own words, which is asked by every form. */
  isDescription?: true;
  /** Asked of some only; says of whom, as the end of a sentence: `“Do you use an API?” is “Yes”`. */
  onlyIf?: string;
  /** The most characters of an answer, where its author says so. */
  longest?: number;
  /** An answer that is a number is greater than this. */
  above?: number;
}

/** What to ask before a ticket for some topics is opened. */
export interface Form {
  /** The article it stands in; of a form of `forms.yaml` that file without its ending, and the form's own id. */
  article: ArticleId;
  title: string;
  /** Lower-case cloud names; empty means every cloud. */
  clouds: string[];
  supportTopics: string[];
  /** The folders of articles that it is for, where it was written for them and not for a portal. */
  folders?: string[];
  fields: FormField[];
}
