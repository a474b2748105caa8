import { Problem } from '../model/problem.js';
import type { AppendedActivity, LoggedActivity } from '../model/store.js';
import { createRecentMap } from './recent-map.js';

/** How many Direct Line conversations are kept, and how much of each. */
export interface LineLimits {
  directLines: number;
  activitiesPerDirectLine: number;
  /** Bytes of all activities of all Direct Line conversations together; one conversation gets an eighth of them. */
  activityBytes: number;
  /** Milliseconds after which a conversation that nobody used is forgotten. */
  maxAgeMs: number;
}

interface Line {
  activities: (LoggedActivity & { key?: string })[];
  /** The position of the next activity. */
  next: number;
  bytes: number;
}

/** The Direct Line conversations of a memory store, which share one budget of bytes. */
export interface MemoryLines {
  open(conversation: string): void;
  has(conversation: string): boolean;
  append(conversation: string, make: (position: number) => string, key?: string): AppendedActivity;
  from(conversation: string, watermark: number, limit: number): LoggedActivity[];
}

/** @param clock milliseconds since 1970. */
export function createMemoryLines(max: LineLimits, clock: () => number): MemoryLines {
  let bytes = 0;
  const lines = createRecentMap<Line>(max.directLines, max.maxAgeMs, clock, (line) => (bytes -= line.bytes));

  function add(line: Line, json: string, key?: string): void {
    line.activities.push({ position: line.next, json, ...(key !== undefined && { key }) });
    line.next++;
    line.bytes += sizeOf(json);
    bytes += sizeOf(json);
    // One talk alone must not push out everybody else's.
    while (line.activities.length > max.activitiesPerDirectLine || line.bytes > max.activityBytes / 8) {
      const first = line.activities.length > 1 && line.activities.shift();
      if (!first) break;
      line.bytes -= sizeOf(first.json);
      bytes -= sizeOf(first.json);
    }
  }

  /** Who talks more than people do goes first: a flood from some talks must not push out everybody else's. */
  function makeRoom(spared: string): boolean {
    return lines.dropLargest((line) => line.bytes, max.activityBytes / 64, spared) || lines.dropOldest(spared);
  }

  return {
    open(conversation) {
      if (!lines.get(conversation)) lines.set(conversation, { activities: [], next: 0, bytes: 0 });
    },
    has: (conversation) => lines.get(conversation) !== undefined,
    append(conversation, make, key) {
      const line = lines.get(conversation);
      if (!line) {
        throw new Problem('unknown-conversation', 'This conversation is not known.', 'Start a new one.', 404);
      }
      const known = key === undefined ? undefined : line.activities.find((activity) => activity.key === key);
      if (known) return { position: known.position, json: known.json, added: false };
      const position = line.next;
      const json = make(position);
      add(line, json, key);
      while (bytes > max.activityBytes && makeRoom(conversation));
      return { position, json, added: true };
    },
    from(conversation, watermark, limit) {
      const activities = lines.get(conversation)?.activities ?? [];
      // Positions have no gaps, so the first wanted one is found by counting.
      const start = Math.max(0, watermark - (activities[0]?.position ?? 0));
      return activities.slice(start, start + limit).map(({ position, json }) => ({ position, json }));
    },
  };
}

/** The bytes a string takes: the engine keeps one for each character until there is one beyond Latin-1. */
function sizeOf(text: string): number {
  return /[\u0100-\uffff]/.test(text) ? text.length * 2 : text.length;
}
