/** How it goes with a target of webhooks. Moments are milliseconds since 1970. */
export interface TargetHealth {
  /** Since when nothing arrived there; absent while all is well. */
  failingSince?: number;
  /** Set while nothing is sent there. */
  off?: { at: number; reason: OffReason };
}

/** `gone`: the target said that it wants nothing more. `failing`: nothing arrived there for days. */
export type OffReason = 'gone' | 'failing';

/** What all processes know of the targets of webhooks. A target is named by its id. */
export interface WebhookStore {
  targetHealth(target: string): Promise<TargetHealth>;
  /** Something did not arrive at `at`. Since when that is so, is kept from the first time on. */
  noteTargetFails(target: string, at: number): Promise<void>;
  /** All is well with it, and it is switched on if it was off. */
  noteTargetWorks(target: string): Promise<void>;
  /** @returns whether it was on until now: of several processes that switch it off, one is told so. */
  switchTargetOff(target: string, reason: OffReason, at: number): Promise<boolean>;
}
