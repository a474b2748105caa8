import type { LinesData } from './match-index.js';
import { type LineKind, lineKinds } from './topic-lines.js';

/** How well a line of a topic (a message, a symptom, a step) is said in a text; shares of telling weight, from 0 to 1. */
export interface LineHit {
  kind: LineKind;
  /** The line, where it is a title, a message or a symptom; else nothing. */
  text: string;
  /** How much of the line stands in the text. */
  ofLine: number;
  /** How much of the text is the line. */
  ofText: number;
  /** The line's words that stand in the text together. */
  words: number[];
  /** How much the shared words weigh; two rare words say more than five common ones. */
  weight: number;
}

/** A text, for looking for lines in it. */
export interface AskedLines {
  /** The numbers of its words in their order, -1 for words that no topic has. */
  words: readonly number[];
  /** What its words weigh, each counted once. */
  weight: number;
}

/** The lines of topics, to be looked for in texts. */
export interface LineIndex {
  /** Of a topic's lines of some kinds, the one that is said best; undefined where none shares a word. */
  best(asked: AskedLines, topic: number, kinds: readonly LineKind[]): LineHit | undefined;
}

/** Words of a line stand near each other; this many times the line's length is near. */
const stretch = 3;

/** For this many lines of a topic it is looked whether their words stand near each other. */
const mostTried = 3;

/** A line that could be the best if its words stood together. */
interface Hope {
  line: number;
  hope: number;
  shared: number;
  whole: number;
}

/** @param weightOf how telling a word is */
export function createLineIndex(
  { ofTopic, starts, words, kinds, texts }: LinesData,
  wordCount: number,
  weightOf: (word: number) => number,
): LineIndex {
  let said: { asked?: AskedLines; marks: Uint8Array; positions: Map<number, number[]> } = {
    marks: new Uint8Array(0),
    positions: new Map<number, number[]>(),
  };
  /** What is known of the text that is asked for now; topics are asked for one after the other. */
  const read = (asked: AskedLines) => {
    if (said.asked === asked) return said;
    const marks = new Uint8Array(wordCount);
    const positions = new Map<number, number[]>();
    asked.words.forEach((word, at) => {
      if (word < 0) return;
      marks[word] = 1;
      const known = positions.get(word);
      if (known) known.push(at);
      else positions.set(word, [at]);
    });
    said = { asked, marks, positions };
    return said;
  };
  const wordsOf = (line: number) => words.subarray(starts[line] ?? 0, starts[line + 1] ?? 0);
  const sum = (list: Iterable<number>) => {
    let total = 0;
    for (const word of list) total += weightOf(word);
    return total;
  };

  return {
    best(asked, topic, wanted) {
      const { marks, positions } = read(asked);
      const hopes: Hope[] = [];
      const end = ofTopic[topic + 1] ?? 0;
      for (let line = ofTopic[topic] ?? 0; line < end; line++) {
        if (!wanted.includes(lineKinds[kinds[line] ?? 0] ?? 'name')) continue;
        let shared = 0;
        let whole = 0;
        for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) {
          const word = words[at] ?? 0;
          const weight = weightOf(word);
          whole += weight;
          if (marks[word] === 1) shared += weight;
        }
        // At best all shared words stand together; only the lines that could then be the best are looked at closely.
        if (shared > 0)
          keepBest(hopes, { line, shared, whole, hope: quality(share(shared, whole), share(shared, asked.weight)) });
      }
      let found: LineHit | undefined;
      for (const { line, shared, whole } of hopes) {
        const own = wordsOf(line);
        const isShort = asked.words.length <= own.length * stretch;
        const together = isShort ? undefined : nearest(own, positions);
        const weight = together ? sum(together) : shared;
        const hit = {
          kind: lineKinds[kinds[line] ?? 0] ?? 'name',
          text: texts[line] ?? '',
          ofLine: share(weight, whole),
          ofText: share(weight, asked.weight),
          words: [...own].filter((word) => (together ? together.has(word) : marks[word] === 1)),
          weight,
        };
        if (!found || quality(hit.ofLine, hit.ofText) > quality(found.ofLine, found.ofText)) found = hit;
      }
      return found;
    },
  };
}

/** Adds a line to those that are tried, if it is among the best. */
function keepBest(hopes: Hope[], candidate: Hope): void {
  if (hopes.length < mostTried) {
    hopes.push(candidate);
    return;
  }
  const worst = hopes.reduce((low, each, index) => (each.hope < (hopes[low]?.hope ?? 0) ? index : low), 0);
  if (candidate.hope > (hopes[worst]?.hope ?? 0)) hopes[worst] = candidate;
}

/** A line is said well when most of it stands in the text; of equals, the one that is more of the text. */
function quality(ofLine: number, ofText: number): number {
  return ofLine + ofText * 0.5;
}

/** Those of a line's words that stand within the fullest window of the text. */
function nearest(line: Uint32Array, positions: ReadonlyMap<number, number[]>): Set<number> {
  const window = line.length * stretch;
  const places: { word: number; at: number }[] = [];
  for (const word of line) for (const at of (positions.get(word) ?? []).slice(0, 40)) places.push({ word, at });
  places.sort((one, other) => one.at - other.at);
  let best = new Set<number>();
  let start = 0;
  const count = new Map<number, number>();
  for (const place of places) {
    count.set(place.word, (count.get(place.word) ?? 0) + 1);
    for (let first = places[start]; first && place.at - first.at > window; first = places[++start]) {
      const left = (count.get(first.word) ?? 1) - 1;
      if (left === 0) count.delete(first.word);
      else count.set(first.word, left);
    }
    if (count.size > best.size) best = new Set(count.keys());
  }
  return best;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
