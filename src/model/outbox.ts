/** Something to be sent to the outside, saved together with what led to it. */
export interface OutboxItem {
  /** Who sends it: the name under which a sender was registered. */
  kind: string;
  /** Items of one lane are sent one after the other, in the order in which they were saved. */
  lane: string;
  /** Everything the sender needs to know, as JSON. */
  body: unknown;
  /** When it is to be sent at the earliest, in milliseconds since 1970; at once where it is left out. */
  dueAt?: number;
}

/** An item that this process is to send now. */
export interface ClaimedItem extends OutboxItem {
  id: number;
  /** How often it was tried before. */
  tries: number;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** An earlier try ended without a trace, so that the other side may have it already. */
  isInDoubt: boolean;
}

/** How sending an item ended. */
export type SendResult =
  /** The other side has it, or nobody can have it any more. */
  | { kind: 'done' }
  /** It was refused; it can be tried again, after so many milliseconds at the earliest. */
  | { kind: 'later'; afterMs?: number; cause: string }
  /** Nobody knows whether it arrived. */
  | { kind: 'in-doubt'; cause: string };

/** Sends one item. What it throws counts as in doubt. */
export type SendItem = (item: ClaimedItem) => Promise<SendResult>;

/** Sends what was saved to be sent; what a process left behind is sent by the next one. */
export interface Outbox {
  /** Says who sends items of a kind. */
  register(kind: string, send: SendItem): void;
  /** Sends what is due in a lane now, and resolves when nothing is or the first item cannot be sent. */
  drain(kind: string, lane: string): Promise<void>;
  /** Begins to send what was just saved; what cannot be sent now is sent later. */
  sendSoon(items: readonly OutboxItem[]): void;
}
