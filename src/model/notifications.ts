/** What one process tells the others, and itself. */
export type News =
  /** Activities were added to a Direct Line conversation. */
  | { kind: 'said'; conversation: string }
  /** A Direct Line conversation has a new token. */
  | { kind: 'renewed'; conversation: string }
  /** The connection to the others was lost for a while: anything may have been missed. */
  | { kind: 'missed' };

/** Carries news between the processes that share a store. News can come twice, and never says more than where to look. */
export interface Notifications {
  /** Tells every process, this one too. What is saved is told by the store itself. */
  tell(news: News): Promise<void>;
  /** @returns a function that ends the listening. */
  listen(listener: (news: News) => void): () => void;
}
