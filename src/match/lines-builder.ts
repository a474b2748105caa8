import { growing } from './growing.js';
import type { LinesData } from './match-index.js';
import { type LineKind, lineKinds } from './topic-lines.js';

/** Collects the lines of topics, one topic after the other. */
export interface LinesBuilder {
  /** @param words the numbers of the line's words */
  add(kind: LineKind, words: readonly number[], text: string): void;
  endTopic(): void;
  build(): LinesData;
}

/** Lines longer than this many words are cut: messages say what they mean first. */
const longestLine = 60;

/** Kinds of lines whose text is told as evidence. */
const toldKinds: readonly LineKind[] = ['title', 'message', 'symptom'];

export function createLinesBuilder(): LinesBuilder {
  const ends = growing(Uint32Array);
  const starts = growing(Uint32Array);
  const all = growing(Uint32Array);
  const kinds: number[] = [];
  const texts: string[] = [];
  ends.push(0);
  return {
    add(kind, words, text) {
      // A code is found by its own index, whole.
      if (kind === 'code' || kind === 'name') return;
      starts.push(all.size());
      for (const word of new Set(words.slice(0, longestLine))) all.push(word);
      kinds.push(lineKinds.indexOf(kind));
      texts.push(toldKinds.includes(kind) ? text : '');
    },
    endTopic() {
      ends.push(kinds.length);
    },
    build() {
      starts.push(all.size());
      return {
        ofTopic: ends.values().slice(),
        starts: starts.values().slice(),
        words: all.values().slice(),
        kinds: Uint8Array.from(kinds),
        texts,
      };
    },
  };
}
