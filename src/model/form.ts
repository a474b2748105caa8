import type { ArticleId } from './topic.js';

/** How a question of a form is answered. */
export type FormControl = 'text' | 'multiline' | 'choice' | 'choices' | 'datetime' | 'number' | 'message';

/** One question of a form. */
export interface FormField {
  id: string;
  label: string;
  control: FormControl;
  required: boolean;
  hint?: string;
  options: { value: string; text: string }[];
}

/** What to ask before a ticket for some support topics is opened. */
export interface Form {
  article: ArticleId;
  title: string;
  /** Lower-case cloud names; empty means every cloud. */
  clouds: string[];
  supportTopics: string[];
  fields: FormField[];
}
