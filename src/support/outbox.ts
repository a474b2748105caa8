import { around, type Reach } from '../model/failpoint.js';
import type { Log } from '../model/log.js';
import type { ClaimedItem, Outbox, SendItem, SendResult } from '../model/outbox.js';
import { messageOf } from '../model/problem.js';
import type { OutboxStore } from '../model/store.js';

/** What the outbox is made of. */
export interface OutboxParts {
  store: OutboxStore;
  log: Log;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds between two looks for what was left behind. */
  pollMs?: number;
  /** Is told before and after each try. */
  reach?: Reach | undefined;
}

/** An outbox that also looks for what was left behind. */
export interface RunningOutbox extends Outbox {
  /** Sends what an earlier process left, and from then on what can be tried again. */
  start(): Promise<void>;
  /** Resolves when nothing is being sent any more. */
  close(): Promise<void>;
  /** What happened since the start. */
  counts(): OutboxCounts;
}

export interface OutboxCounts {
  sent: number;
  /** Sent again although the first time may have arrived. */
  inDoubt: number;
  /** Refused, and to be tried again. */
  putBack: number;
}

const presetPollMs = 5_000;
/** Milliseconds that a process has for one item; then others may take it. Longer than any try takes. */
const holdMs = 25_000;
/** Lanes that are looked after at a time. */
const lanesAtOnce = 20;
/** Milliseconds until the second try, doubled each time, and the longest: somebody may sit in front of the chat. */
const firstWait = 2_000;
const longestWait = 60_000;

/** Each item is sent by one process at a time, in the order of its lane, and until it is done. */
export function createOutbox({ store, log, clock, pollMs = presetPollMs, reach }: OutboxParts): RunningOutbox {
  const senders = new Map<string, SendItem>();
  const running = new Set<Promise<unknown>>();
  /** The kinds that are being looked through. */
  const looking = new Set<string>();
  const counts: OutboxCounts = { sent: 0, inDoubt: 0, putBack: 0 };
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  /** @returns whether the lane may go on. */
  async function sendOne(item: ClaimedItem, send: SendItem): Promise<boolean> {
    if (item.isInDoubt) {
      counts.inDoubt += 1;
      log.warn({ kind: item.kind, tries: item.tries }, 'something is sent again that may have arrived before');
    }
    const result = await around(reach, 'send', () => send(item)).catch((thrown: unknown): SendResult => ({
      kind: 'in-doubt',
      cause: messageOf(thrown),
    }));
    if (result.kind === 'done') {
      await store.removeItem(item.id);
      counts.sent += 1;
      return true;
    }
    counts.putBack += 1;
    const wait = Math.min(firstWait * 2 ** Math.min(item.tries, 20), longestWait);
    const dueAt = clock() + Math.max(wait, result.kind === 'later' ? (result.afterMs ?? 0) : 0);
    await store.putBackItem(item.id, dueAt, result.kind === 'in-doubt');
    return false;
  }

  async function drain(kind: string, lane: string): Promise<void> {
    const send = senders.get(kind);
    if (!send) throw new Error(`nobody sends ${kind}`);
    while (!isClosed) {
      const [item] = await store.claimItems(kind, lane, clock() + holdMs, 1);
      if (!item || !(await sendOne(item, send))) return;
    }
  }

  /** Looks through every lane of a kind. What waits long in one kind does not hold up the others. */
  async function look(kind: string, send: SendItem): Promise<void> {
    if (looking.has(kind)) return;
    looking.add(kind);
    try {
      for (let isMore = true; isMore && !isClosed;) {
        const items = await store.claimItems(kind, undefined, clock() + holdMs, lanesAtOnce);
        await Promise.all(
          items.map(async (item) => {
            if (await sendOne(item, send)) await drain(kind, item.lane);
          }),
        );
        isMore = items.length === lanesAtOnce;
      }
    } catch (thrown) {
      log.warn({ kind, cause: messageOf(thrown) }, 'what is to be sent cannot be looked up now');
    } finally {
      looking.delete(kind);
    }
  }

  function track<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    const done = () => running.delete(work);
    work.then(done, done);
    return work;
  }

  function lookAgain(ms: number): void {
    if (isClosed) return;
    timer = setTimeout(() => {
      for (const [kind, send] of senders) void track(look(kind, send));
      lookAgain(pollMs);
    }, ms).unref();
  }

  return {
    register: (kind, send) => void senders.set(kind, send),
    drain: (kind, lane) => track(drain(kind, lane)),
    sendSoon(items) {
      const now = items.filter(({ kind, dueAt = 0 }) => dueAt <= clock() && senders.has(kind));
      const lanes = new Map(now.map(({ kind, lane }) => [JSON.stringify([kind, lane]), { kind, lane }]));
      for (const { kind, lane } of lanes.values()) {
        track(drain(kind, lane)).catch((thrown: unknown) =>
          log.warn({ kind, cause: messageOf(thrown) }, 'what was saved is sent later'),
        );
      }
    },
    async start() {
      await store.takeOverItems();
      lookAgain(0);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await Promise.allSettled(running);
    },
    counts: () => ({ ...counts }),
  };
}
