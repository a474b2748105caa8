import type { TextSpan } from './placeholder.js';
import type { ReadableText } from './readable-text.js';

/** A secret that was found. `kind` is a short name in words an asker understands. */
export interface Find extends TextSpan {
  kind: string;
  /** Whether it is dropped where another find overlaps it: `pass@host.com` in an address is no mailbox. */
  yields?: boolean;
}

/** Finds secrets of one family. */
export interface Detector {
  /** What it looks for, for reports and tests. */
  name: string;
  /** Lower-case strings, one of which any text with such a secret contains; empty means it always has to look. */
  triggers: readonly string[];
  /** Finds secrets, in time proportional to the length of the text; positions are positions in `readable.text`. */
  find(readable: ReadableText): Find[];
}

/** A secret that one regular expression recognises. */
export interface PatternRule {
  kind: string;
  triggers: readonly string[];
  /**
   * Its first group, or the whole match without groups, is the secret. Needs the flag `g`, and must be bounded: it
   * either starts with fixed characters or refuses to start inside a run of what it repeats.
   */
  pattern: RegExp;
  /** Says whether a match is a secret; without it every match is. */
  accepts?: (secret: string, match: RegExpExecArray) => boolean;
}

/** Whether a text may hold what these triggers announce. */
export function isTriggered(readable: ReadableText, triggers: readonly string[]): boolean {
  return triggers.length === 0 || triggers.some(readable.contains);
}

/** A detector made of rules that are independent of each other. */
export function patternDetector(name: string, rules: readonly PatternRule[]): Detector {
  return {
    name,
    triggers: rules.some((rule) => rule.triggers.length === 0) ? [] : rules.flatMap((rule) => rule.triggers),
    find: (readable) =>
      rules.flatMap((rule) => (isTriggered(readable, rule.triggers) ? findByPattern(readable.text, rule) : [])),
  };
}

function findByPattern(text: string, { kind, pattern, accepts }: PatternRule): Find[] {
  const finds: Find[] = [];
  for (const match of text.matchAll(pattern)) {
    const secret = match[1] ?? match[0];
    if (secret === '' || (accepts && !accepts(secret, match))) continue;
    // The secret is the last thing of its pattern, or at least stands only once in it.
    const start = match.index + match[0].lastIndexOf(secret);
    finds.push({ start, end: start + secret.length, kind });
  }
  return finds;
}
