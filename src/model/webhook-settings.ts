/** A system that is told of tickets. */
export interface WebhookTarget {
  /** https, or http on this machine. Its path may be a secret. */
  url: string;
  /** Each `whsec_` and base64 of 24 to 64 bytes; the first is the newest. Every event is signed with all of them. */
  secrets: readonly string[];
}

/** Who is told of tickets, and for how long it is tried. */
export interface WebhookSettings {
  targets: WebhookTarget[];
  /** Days for which nothing arrives at a target until it is switched off. */
  offDays: number;
  /** Days for which an event that does not arrive is kept. */
  keepDays: number;
}
