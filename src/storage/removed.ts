import type { Removed } from '../model/store.js';

export function nothingRemoved(): Removed {
  return { conversations: 0, activities: 0, keys: 0, unsent: 0, unreadable: 0, mentions: 0, tickets: 0, spoken: 0 };
}

/** What was removed in two steps. */
export function addRemoved(one: Removed, other: Partial<Removed>): Removed {
  return {
    conversations: one.conversations + (other.conversations ?? 0),
    activities: one.activities + (other.activities ?? 0),
    keys: one.keys + (other.keys ?? 0),
    unsent: one.unsent + (other.unsent ?? 0),
    unreadable: one.unreadable + (other.unreadable ?? 0),
    mentions: one.mentions + (other.mentions ?? 0),
    tickets: one.tickets + (other.tickets ?? 0),
    spoken: one.spoken + (other.spoken ?? 0),
  };
}
