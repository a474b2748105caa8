/** What one process tells the others, and itself. */
export type News =
  /** Activities were added to a Direct Line conversation. */
  | { kind: 'said'; conversation: string }
  /** A Direct Line conversation has a new token. */
  | { kind: 'renewed'; conversation: string }
  /** A ticket was opened or changed, or something was said in it. */
  | { kind: 'ticket'; ticket: string }
  /** Somebody is writing in the talk of a ticket; `conversation` is the asker's. */
  | { kind: 'typing'; ticket: string; conversation: string; role: 'asker' | 'expert'; name?: string }
  /** Whether the asker of a Direct Line conversation has its page open. */
  | { kind: 'presence'; conversation: string; isHere: boolean }
  /** Somebody wants to know that: whoever has a stream of it answers. */
  | { kind: 'presence-asked'; conversation: string }
  /** A session of an expert was ended before its time. */
  | { kind: 'session-ended'; session: string }
  /** The connection to the others was lost for a while: anything may have been missed. */
  | { kind: 'missed' };

/** Carries news between the processes that share a store. News can come twice, and never says more than where to look. */
export interface Notifications {
  /** Tells every process, this one too. What is saved is told by the store itself. */
  tell(news: News): Promise<void>;
  /** @returns a function that ends the listening. */
  listen(listener: (news: News) => void): () => void;
}
