import type { AskerPlatform } from '../model/content.js';
import type { Form, FormField } from '../model/form.js';
import { askedFields, type Filled, longestAnswer } from '../model/form-fields.js';
import type { Understanding } from '../model/understanding.js';

/** What was told of a problem before its form is shown. */
export interface ToldOfProblem {
  /** The asker's own words, as they were understood. */
  read: Pick<Understanding, 'text' | 'codes' | 'hresults' | 'messages'>;
  platform?: AskerPlatform | undefined;
}

/**
 * Answers what a form asks and the asker has said already: the error as it was pasted, and the system. Only plain cases, as a
 * wrong answer that nobody typed is worse than an empty one; the asker sees all of it and can change it.
 * @returns by the ids of the fields, as `readAnswers` reads them
 */
export function prefill(form: Form, told: ToldOfProblem): Filled {
  const entries = askedFields(form).map((field) => [field.id, answerTo(field, told)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function answerTo(field: FormField, { read, platform }: ToldOfProblem): string | undefined {
  if (field.onlyIf !== undefined) return undefined;
  if (field.control === 'choice') return platform && optionFor(field, platform);
  if (field.control !== 'text' && field.control !== 'multiline') return undefined;
  const answer = asksForError(field.label)
    ? errorIn(read)
    : asksForSystem(field.label)
      ? (systemIn(read.text) ?? (platform && systems[platform].title))
      : undefined;
  if (answer === undefined || answer.length > longestAnswer(field)) return undefined;
  return field.control === 'text' ? answer.replace(/\s+/g, ' ') : answer;
}

/** The error itself: not when it came, what was done before, or an id beside it. */
function asksForError(label: string): boolean {
  return /\berrors?\b/i.test(label) && errorAsked.test(label) && !besidesError.test(label);
}

const errorAsked =
  /\berror (?:message|text|code)|\berrors? (?:that )?(?:are |did |do |have )?(?:you|being|was|were)|\b(?:exact|full|specific) error\b/i;
const besidesError =
  /\b(?:timestamp|date|time|when|steps|before|correlation|(?:tracking|error|job|request|activity) ?id|log|console|stack trace|describe|resulted|screenshot|graph)\b/i;

function errorIn({ messages, codes, hresults }: ToldOfProblem['read']): string | undefined {
  const told = messages.filter((text) => failing.test(text));
  const named = [...new Set([...codes.filter(isExact), ...hresults])];
  const unsaid = named.filter((code) => !told.some((text) => text.toLowerCase().includes(code.toLowerCase())));
  const all = [...unsaid, ...told];
  return all.length === 0 ? undefined : all.join('\n');
}

/** People also quote what others said, and the names of things. */
const failing =
  /fail|error|unable|cannot|can['’]?t|could(?:n['’]?t| not)|denied|refused|rejected|invalid|time[ds]? ?out|exceed|expired|corrupt|unavailable|unreachable|missing|unexpected|blocked|conflict|locked|not (?:found|available|able|allowed|supported|respond|ready|installed|running|valid|permitted|accessible|been)|does not|did not|is not/i;

/** A state such as `NotReady` is written like a code, too. */
function isExact(code: string): boolean {
  return /\d/.test(code) || code.length >= 14;
}

/** The system of the machine that fails: not that of a browser or of another machine. */
function asksForSystem(label: string): boolean {
  return systemAsked.test(label) && !otherSystem.test(label);
}

const systemAsked = /\boperating system\b|\bOS\b(?! disk)|^which system runs\b/i;
const otherSystem = /\b(?:browser|client|avere|disk|kernel|workload|host|appliance|backup server|installed)\b/i;

const systems: Record<AskerPlatform, { title: string; option: RegExp }> = {
  windows: { title: 'Windows', option: /^(?:microsoft )?windows(?: vm| server| machine)?s?$/i },
  linux: { title: 'Linux', option: /^linux(?: vm| server| machine)?s?$/i },
};

/** Names of systems with what tells their version, as people write them. */
const named =
  /\bwindows server \d{4}(?: r2)?\b|\bwindows (?:1[01]|8\.1|7)\b|\b(?:ubuntu|debian|cent ?os|rhel|red hat(?: enterprise linux)?|suse(?: linux enterprise server)?|sles|oracle linux|alma ?linux|rocky linux)(?: (?:server )?\d+(?:\.\d+)*)?(?: sp\d)?\b/gi;

/** Beside such words, the system that is named can be another one: what it was before, or another machine. */
const ofOther =
  /\b(?:from|upgrad\w*|migrat\w*|moved|was|were|used to|before|old|previous(?:ly)?|laptop|desktop|workstation|jump|my pc|instead|article|for)\b/i;

/** The one system that a text names as that of the machine; undefined where it names none, or several, or tells of others. */
function systemIn(text: string): string | undefined {
  if (ofOther.test(text)) return undefined;
  const found = new Map([...text.matchAll(named)].map(([name]) => [name.toLowerCase(), name]));
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** The choice that is the system and nothing more exact. */
function optionFor({ options }: FormField, platform: AskerPlatform): string | undefined {
  return options.find(({ text }) => systems[platform].option.test(text.trim()))?.value;
}
