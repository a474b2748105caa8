import type { News } from '../model/notifications.js';

/** News inside of this process. */
export interface LocalNews {
  tell(news: News): void;
  /** @returns a function that ends the listening. */
  listen(listener: (news: News) => void): () => void;
}

export function createLocalNews(): LocalNews {
  const listeners = new Set<(news: News) => void>();
  return {
    tell: (news) => listeners.forEach((listener) => listener(news)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
