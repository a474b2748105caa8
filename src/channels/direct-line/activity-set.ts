import type { LoggedActivity } from '../../model/store.js';

/** The most activities of one set, and the most characters, so that a slow client holds little. */
export const setLength = 50;
const setCharacters = 512 * 1024;

/** Some activities as clients get them, and where to go on. Source: Direct Line 3.0, ActivitySet. */
export interface ActivitySet {
  json: string;
  /** The position after the last activity. */
  next: number;
  count: number;
}

/** Joins what was kept as JSON without reading it again. @param watermark what the client had seen. */
export function activitySet(activities: readonly LoggedActivity[], watermark: number): ActivitySet {
  const chosen: LoggedActivity[] = [];
  let characters = 0;
  for (const activity of activities) {
    characters += activity.json.length;
    if (chosen.length > 0 && characters > setCharacters) break;
    chosen.push(activity);
  }
  const next = (chosen.at(-1)?.position ?? watermark - 1) + 1;
  const list = chosen.map(({ json }) => json).join(',');
  return { json: `{"activities":[${list}],"watermark":"${next}"}`, next, count: chosen.length };
}

/**
 * The position that a client's watermark means. Without one everything is sent again: DirectLineJS sends an empty one
 * when it lost its connection before anything arrived, and must miss nothing.
 */
export function readWatermark(text: string | null | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}
