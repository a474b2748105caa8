import type { ConversationState, Heard } from '../model/conversation.js';
import type { Situation } from './situation.js';

/** Characters of what was said of a problem that are kept. */
const longestWords = 4_000;

/** What was said of a problem, with one thing more. */
export function joined(words: string | undefined, text: string): string {
  const both = [words ?? '', text.trim()].filter((each) => each !== '').join('\n\n');
  return both.length <= longestWords ? both : `${both.slice(0, longestWords).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Keeps what was written of the problem, and in a group by whom, for whoever may have to read it. */
export function withWords(
  state: ConversationState,
  { understanding, person }: Situation & { kind: 'text' },
  isOther = false,
): ConversationState {
  const { words: before, heard = [], ...rest } = state;
  const known = isOther ? undefined : before;
  const words = joined(known, understanding.text);
  if (!person) return { ...rest, words };
  const text = understanding.text.trim();
  const earlier = isOther ? [] : heard;
  // What is no longer kept of the words was said by nobody.
  const hasRoom = (known ?? '').length < longestWords && text !== '';
  return { ...rest, words, heard: hasRoom ? [...earlier, { by: person.id, text }] : earlier };
}

/**
 * Divides what was sent as the problem of a group: a form is filled in with what everybody said, and what others said stays
 * theirs, unless the asker has changed it.
 * @param asker the id of who sent it
 */
export function divideWords(
  words: string,
  heard: readonly Heard[],
  asker: string,
): { own: string; others: readonly Heard[] } {
  const own = new Set(heard.flatMap(({ by, text }) => (by === asker ? [text] : [])));
  let left = words;
  const others = heard.flatMap((one) => {
    const found = own.has(one.text) ? undefined : placeOf(one.text, left);
    if (!found) return [];
    left = [left.slice(0, found.from).trim(), left.slice(found.to).trim()].filter((part) => part !== '').join('\n\n');
    return [{ ...one, text: found.text }];
  });
  return { own: left, others };
}

/** Where a text stands in others, between ends of lines; the last one may have been cut. */
function placeOf(text: string, words: string): { from: number; to: number; text: string } | undefined {
  for (let from = words.indexOf(text); from >= 0; from = words.indexOf(text, from + 1)) {
    const to = from + text.length;
    if (isLineEnd(words[from - 1]) && isLineEnd(words[to])) return { from, to, text };
  }
  if (words.length <= longestWords || !words.endsWith('…')) return undefined;
  for (let at = words.length - 2; at >= 0; at--) {
    if (isLineEnd(words[at - 1]) && text.startsWith(words.slice(at, -1))) {
      return { from: at, to: words.length, text: words.slice(at) };
    }
  }
  return undefined;
}

function isLineEnd(sign: string | undefined): boolean {
  return sign === undefined || sign === '\n';
}
