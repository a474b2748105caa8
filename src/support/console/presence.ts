import type { News } from '../../model/notifications.js';

/** Remembers which askers have their chat open, as far as it was told since this process started. */
export interface Presence {
  note(news: Extract<News, { kind: 'presence' }>): void;
  /** News were missed: nothing is known any more. */
  forget(): void;
  /** @returns undefined where nobody knows */
  isHere(conversation: string): boolean | undefined;
}

/** So many conversations are remembered; those that were told of longest ago go first. */
const most = 10_000;

export function createPresence(): Presence {
  const here = new Map<string, boolean>();
  return {
    note({ conversation, isHere }) {
      here.delete(conversation);
      here.set(conversation, isHere);
      const [oldest] = here.keys();
      if (here.size > most && oldest !== undefined) here.delete(oldest);
    },
    forget: () => here.clear(),
    isHere: (conversation) => here.get(conversation),
  };
}
