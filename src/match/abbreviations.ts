import { tokensOf } from './tokens.js';

/** Initials in brackets, as they stand behind the words that they are of: `Volume Shadow Copy Service (VSS)`. */
const inBrackets = /\(([A-Z][A-Za-z]{0,5}[A-Z])s?\)/g;

/** How far before the bracket a long form can begin, in characters. */
const longestForm = 120;

/** In how many topics an abbreviation must be explained before it is believed. */
const leastTopics = 2;

/** Which share of all explanations must say the same long form; else the abbreviation has several meanings. */
const leastAgreement = 0.8;

/** Collects the abbreviations that articles explain. */
export interface Abbreviations {
  /** Reads a line of a topic. */
  read(line: string, topic: number): void;
  /** Pairs of an abbreviation and its long form that several topics explain alike, as tokens with spaces between. */
  groups(): string[][];
}

/**
 * Learns abbreviations from texts that explain them: the letters in brackets must be the first letters of the words
 * before them. Source: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
 * text" (PSB 2003), restricted to initials.
 */
export function createAbbreviations(): Abbreviations {
  /** For each abbreviation the topics that explain it, by its long form. */
  const found = new Map<string, Map<string, Set<number>>>();
  return {
    read(line, topic) {
      for (const { 1: initials = '', index } of line.matchAll(inBrackets)) {
        const words = wordsBefore(line.slice(Math.max(0, index - longestForm), index), initials);
        const long = tokensOf(words).join(' ');
        const short = tokensOf(initials).join(' ');
        if (long === '' || short === '') continue;
        const forms = found.get(short) ?? new Map<string, Set<number>>();
        found.set(short, forms.set(long, (forms.get(long) ?? new Set()).add(topic)));
      }
    },
    groups() {
      return [...found].flatMap(([short, forms]) => {
        const counts = [...forms].map(([long, { size }]) => ({ long, size }));
        const all = counts.reduce((sum, { size }) => sum + size, 0);
        const best = counts.find(({ size }) => size >= leastTopics && size >= leastAgreement * all);
        return best ? [[short, best.long]] : [];
      });
    },
  };
}

/** The last words of a text whose first letters are those initials; nothing where they are others. */
function wordsBefore(text: string, initials: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const last = words.slice(-initials.length);
  const first = initials.toLowerCase();
  return last.length === first.length && last.every((word, at) => word.startsWith(first[at] ?? ' '))
    ? last.join(' ')
    : '';
}
