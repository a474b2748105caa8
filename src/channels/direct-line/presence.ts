import type { Log } from '../../model/log.js';
import type { News, Notifications } from '../../model/notifications.js';
import { messageOf } from '../../model/problem.js';

/** Tells whether askers have their chat open. */
export interface PresenceTeller {
  /** The first WebSocket of a conversation opened here. */
  opened(conversation: string): void;
  /** The last one here closed. */
  closed(conversation: string): void;
  hear(news: News): void;
  /** Has it told whether a conversation is open anywhere. */
  ask(conversation: string): void;
  close(): void;
}

export interface PresenceParts {
  notifications: Notifications;
  /** Whether a WebSocket of the conversation is open here. */
  isOpen: (conversation: string) => boolean;
  /** Whether anybody wants to know: an expert has, or may take, a ticket of it. */
  isWatched: (conversation: string) => Promise<boolean>;
  log: Log;
  /** Milliseconds after which who closed the chat has gone; a reload takes less. */
  graceMs?: number;
}

const presetGraceMs = 5_000;
/** Milliseconds in which every process has answered; and between two questions for one conversation. */
const answerMs = 1_000;
const askEveryMs = 10_000;

/** Each process knows its own WebSockets: whoever is wrong about a conversation is told better by the one that has it. */
export function createPresenceTeller(parts: PresenceParts): PresenceTeller {
  const { notifications, isOpen, isWatched, log, graceMs = presetGraceMs } = parts;
  const leaving = new Map<string, NodeJS.Timeout>();
  /** Since when an answer is waited for, and what ends that. */
  const asked = new Map<string, NodeJS.Timeout>();
  const resting = new Map<string, NodeJS.Timeout>();

  function tell(news: News): void {
    notifications.tell(news).catch((thrown: unknown) => {
      log.warn({ cause: messageOf(thrown) }, 'it was not told whether an asker is here');
    });
  }

  async function tellIfWatched(conversation: string): Promise<void> {
    try {
      if (await isWatched(conversation)) tell({ kind: 'presence', conversation, isHere: isOpen(conversation) });
    } catch (thrown) {
      log.warn({ cause: messageOf(thrown) }, 'it was not told whether an asker is here');
    }
  }

  const later = (ms: number, act: () => void) => setTimeout(act, ms).unref();

  return {
    opened(conversation) {
      clearTimeout(leaving.get(conversation));
      // Who comes back in time was never away for anybody.
      if (!leaving.delete(conversation)) void tellIfWatched(conversation);
    },
    closed(conversation) {
      clearTimeout(leaving.get(conversation));
      const timer = later(graceMs, () => {
        leaving.delete(conversation);
        if (!isOpen(conversation)) void tellIfWatched(conversation);
      });
      leaving.set(conversation, timer);
    },
    hear(news) {
      if (news.kind === 'presence-asked') {
        // Who reloads the page is still here.
        const isHere = isOpen(news.conversation) || leaving.has(news.conversation);
        if (isHere) tell({ kind: 'presence', conversation: news.conversation, isHere });
      }
      if (news.kind !== 'presence') return;
      clearTimeout(asked.get(news.conversation));
      asked.delete(news.conversation);
      if (!news.isHere && isOpen(news.conversation)) tell({ ...news, isHere: true });
    },
    ask(conversation) {
      if (resting.has(conversation)) return;
      resting.set(
        conversation,
        later(askEveryMs, () => resting.delete(conversation)),
      );
      asked.set(
        conversation,
        later(answerMs, () => tell({ kind: 'presence', conversation, isHere: false })),
      );
      tell({ kind: 'presence-asked', conversation });
    },
    close() {
      for (const timers of [leaving, asked, resting]) timers.forEach((timer) => clearTimeout(timer));
    },
  };
}
