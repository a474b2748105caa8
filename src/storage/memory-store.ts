import { newConversation, type ConversationState } from '../model/conversation.js';
import { Problem } from '../model/problem.js';
import type { Handled, Store } from '../model/store.js';
import { createMemoryLines, type LineLimits } from './memory-lines.js';
import { createRecentMap } from './recent-map.js';

/** How much the store keeps; beyond that, what was used longest ago is forgotten. */
export interface MemoryLimits extends LineLimits {
  conversations: number;
  /** Keys of handled activities and submits, for each conversation. */
  handledPerConversation: number;
}

const presetLimits: MemoryLimits = {
  conversations: 5_000,
  handledPerConversation: 32,
  directLines: 2_000,
  activitiesPerDirectLine: 200,
  activityBytes: 12 * 1024 * 1024,
  maxAgeMs: 30 * 24 * 60 * 60 * 1000,
};

/** Kept as JSON: small, and nobody outside can change what was saved. */
interface SavedConversation {
  version: number;
  state: string;
  handled: Map<string, string>;
}

/**
 * A store that lives as long as the process: what it holds is lost at a restart.
 * @param clock milliseconds since 1970.
 */
export function createMemoryStore(limits: Partial<MemoryLimits> = {}, clock: () => number = Date.now): Store {
  const max = { ...presetLimits, ...limits };
  const saved = createRecentMap<SavedConversation>(max.conversations, max.maxAgeMs, clock);
  const lines = createMemoryLines(max, clock);
  let isOpen = true;

  /** Runs one operation at once, as a transaction would, and turns what it throws into a rejection. */
  async function run<T>(operation: () => T): Promise<T> {
    if (!isOpen) throw new Problem('store-closed', 'The store is closed.', 'Start the program again.', 503);
    return operation();
  }

  return {
    loadConversation: (id) =>
      run(() => {
        const found = saved.get(id);
        return found && (JSON.parse(found.state) as ConversationState);
      }),
    findHandled: (conversation, key) =>
      run(() => {
        const found = saved.get(conversation)?.handled.get(key);
        return found === undefined ? undefined : (JSON.parse(found) as Handled);
      }),
    saveTurn: (id, state, keys, handled) =>
      run(() => {
        const before = saved.get(id);
        if ((before?.version ?? newConversation().version) !== state.version - 1) return false;
        const kept = new Map(before?.handled);
        const json = JSON.stringify(handled);
        for (const key of keys) kept.delete(key);
        for (const key of keys) kept.set(key, json);
        for (const key of [...kept.keys()].slice(0, -max.handledPerConversation)) kept.delete(key);
        saved.set(id, { version: state.version, state: JSON.stringify(state), handled: kept });
        return true;
      }),
    openDirectLine: (conversation) => run(() => lines.open(conversation)),
    hasDirectLine: (conversation) => run(() => lines.has(conversation)),
    appendActivity: (conversation, make, key) => run(() => lines.append(conversation, make, key)),
    activitiesFrom: (conversation, watermark, limit) => run(() => lines.from(conversation, watermark, limit)),
    isReady: async () => isOpen,
    close: async () => {
      isOpen = false;
    },
  };
}
