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

/** Of a topic's lines those that are said best, where any shares a word with the text. */
export interface TopicLines {
  /** A message or the title. */
  message?: LineHit;
  /** A symptom or the title. */
  symptom?: LineHit;
  /** A line of what the article explains and advises. */
  line?: LineHit;
}

/** The lines of topics, to be looked for in texts. */
export interface LineIndex {
  best(asked: AskedLines, topic: number): TopicLines;
}

/** As what a line of each kind counts; the title is both a message and a symptom. */
const uses: Readonly<Record<LineKind, readonly (keyof TopicLines)[]>> = {
  title: ['message', 'symptom'],
  message: ['message'],
  symptom: ['symptom'],
  summary: ['line'],
  heading: ['line'],
  advice: ['line'],
  label: ['line'],
  code: [],
  name: [],
};

/** Words of a line stand near each other; this many times the line's length is near. */
const stretch = 3;

/** For this many lines of a topic it is looked whether their words stand near each other. */
const mostTried = 3;

/** A line that could be the best if its words stood together. */
interface Hope {
  line: number;
  hope: number;
  shared: number;
}

/** @param weightOf how telling a word is */
export function createLineIndex(
  { ofTopic, starts, words, kinds, texts }: LinesData,
  wordCount: number,
  weightOf: (word: number) => number,
): LineIndex {
  const weights = Float32Array.from({ length: wordCount }, (_, word) => weightOf(word));
  const usesOf = Array.from(lineKinds, (kind) => uses[kind]);
  const sumOf = (from: number, to: number) => {
    let total = 0;
    for (let at = from; at < to; at++) total += weights[words[at] ?? 0] ?? 0;
    return total;
  };
  const wholes = Float32Array.from(kinds, (_, line) => sumOf(starts[line] ?? 0, starts[line + 1] ?? 0));
  let said: Said = { marks: new Uint8Array(0), positions: new Map() };
  /** What is known of the text that is asked for now; topics are asked for one after the other. */
  const read = (asked: AskedLines): Said => (said.asked === asked ? said : (said = readText(asked, wordCount)));

  const hopesOf = (asked: AskedLines, marks: Uint8Array, topic: number) => {
    const hopes: Record<keyof TopicLines, Hope[]> = { message: [], symptom: [], line: [] };
    const end = ofTopic[topic + 1] ?? 0;
    for (let line = ofTopic[topic] ?? 0; line < end; line++) {
      let shared = 0;
      const last = starts[line + 1] ?? 0;
      for (let at = starts[line] ?? 0; at < last; at++) {
        const word = words[at] ?? 0;
        if (marks[word] === 1) shared += weights[word] ?? 0;
      }
      if (shared === 0) continue;
      // At best all shared words stand together; only the lines that could then be the best are looked at closely.
      const hope = quality(share(shared, wholes[line] ?? 0), share(shared, asked.weight));
      for (const use of usesOf[kinds[line] ?? 0] ?? []) keepBest(hopes[use], { line, shared, hope });
    }
    return hopes;
  };

  const bestOf = (hopes: Hope[], asked: AskedLines, { marks, positions }: Said): LineHit | undefined => {
    let found: LineHit | undefined;
    for (const { line, shared, hope } of hopes.sort((one, other) => other.hope - one.hope)) {
      if (found && quality(found.ofLine, found.ofText) >= hope) break;
      const own = words.subarray(starts[line] ?? 0, starts[line + 1] ?? 0);
      const isShort = asked.words.length <= own.length * stretch;
      const together = isShort ? [...own].filter((word) => marks[word] === 1) : nearest(own, positions);
      const weight = isShort ? shared : together.reduce((sum, word) => sum + (weights[word] ?? 0), 0);
      const hit = {
        kind: lineKinds[kinds[line] ?? 0] ?? 'name',
        text: texts[line] ?? '',
        ofLine: share(weight, wholes[line] ?? 0),
        ofText: share(weight, asked.weight),
        words: together,
        weight,
      };
      if (!found || quality(hit.ofLine, hit.ofText) > quality(found.ofLine, found.ofText)) found = hit;
    }
    return found;
  };

  return {
    best(asked, topic) {
      const text = read(asked);
      const { message, symptom, line } = hopesOf(asked, text.marks, topic);
      const best = {
        message: bestOf(message, asked, text),
        symptom: bestOf(symptom, asked, text),
        line: bestOf(line, asked, text),
      };
      return {
        ...(best.message && { message: best.message }),
        ...(best.symptom && { symptom: best.symptom }),
        ...(best.line && { line: best.line }),
      };
    },
  };
}

/** What is known of a text: whether each word stands in it, and where. */
interface Said {
  asked?: AskedLines;
  marks: Uint8Array;
  positions: Map<number, number[]>;
}

/** A word that stands in a text more often is not looked for in all its places. */
const mostPlaces = 40;

function readText(asked: AskedLines, wordCount: number): Said {
  const marks = new Uint8Array(wordCount);
  const positions = new Map<number, number[]>();
  asked.words.forEach((word, at) => {
    if (word < 0) return;
    marks[word] = 1;
    const known = positions.get(word);
    if (!known) positions.set(word, [at]);
    else if (known.length < mostPlaces) known.push(at);
  });
  return { asked, marks, positions };
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
function nearest(line: Uint32Array, positions: ReadonlyMap<number, number[]>): number[] {
  const window = line.length * stretch;
  const places: { word: number; at: number }[] = [];
  for (const word of line) for (const at of positions.get(word) ?? []) places.push({ word, at });
  places.sort((one, other) => one.at - other.at);
  const count = new Map<number, number>();
  let fullest = { size: 0, from: 0, to: 0 };
  let start = 0;
  places.forEach((place, end) => {
    count.set(place.word, (count.get(place.word) ?? 0) + 1);
    for (let first = places[start]; first && place.at - first.at > window; first = places[++start]) {
      const left = (count.get(first.word) ?? 1) - 1;
      if (left === 0) count.delete(first.word);
      else count.set(first.word, left);
    }
    if (count.size > fullest.size) fullest = { size: count.size, from: start, to: end + 1 };
  });
  return [...new Set(places.slice(fullest.from, fullest.to).map(({ word }) => word))];
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
