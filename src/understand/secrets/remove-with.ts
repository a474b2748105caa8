import type { RemovedSecret } from '../../model/understanding.js';
import { isTriggered, type Detector, type Find } from './detector.js';
import { placeholderFor, placeholderSpans } from './placeholder.js';
import { readableText } from './readable-text.js';
import { resolveFinds } from './resolve-finds.js';

/** A placeholder can be the end of one more secret; this often the text is read again after something was removed. */
const MOST_PASSES = 6;

/**
 * Removes what these detectors find, until they find nothing more.
 *
 * @returns the text, and how many of each kind were removed, in the order in which the kinds first appear.
 */
export function removeWith(detectors: readonly Detector[], text: string): { text: string; removed: RemovedSecret[] } {
  const counts = new Map<string, number>();
  let current = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = removeOnce(detectors, current, counts);
    if (next === current) break;
    current = next;
  }
  const removed = Array.from(counts, ([kind, count]) => ({ kind, count }));
  const places = new Map(removed.map(({ kind }) => [kind, current.indexOf(placeholderFor(kind))]));
  removed.sort((a, b) => (places.get(a.kind) ?? 0) - (places.get(b.kind) ?? 0));
  return { text: current, removed };
}

function removeOnce(detectors: readonly Detector[], text: string, counts: Map<string, number>): string {
  const readable = readableText(text);
  const finds: Find[] = [];
  for (const detector of detectors) {
    if (!isTriggered(readable, detector.triggers)) continue;
    for (const { start, end, kind, yields = false } of detector.find(readable)) {
      // All of one shape: there may be very many.
      finds.push({ start: readable.originalIndex(start), end: readable.originalIndex(end), kind, yields });
    }
  }
  if (finds.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, kind } of resolveFinds(finds, placeholderSpans(text), text)) {
    pieces.push(text.slice(done, start), placeholderFor(kind));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
