/** Milliseconds in which openings are counted. */
export const openingsMs = 60 * 60 * 1000;

/** How often somebody asked for a person: a ticket that they opened, or opened again. */
export interface Opening {
  kind: 'opened' | 'reopened';
  /** Milliseconds since 1970. */
  at: number;
  /** Whether this asker did it; if not, somebody who came from the same place. */
  isOwn: boolean;
}

/** What new tickets are counted by. */
export interface OpeningsBy {
  /** The id of the asker. */
  asker: string;
  /** A mark of the network address; absent where it tells nothing of who it is. */
  origin?: string;
}

/** What must still hold when an opening is saved: the counts are of openings after `since`, milliseconds since 1970. */
export interface OpeningBounds {
  origin?: string;
  since: number;
  kind: Opening['kind'];
  /** Fewer than so many by this asker, and new ones from this origin. */
  ofAsker: number;
  ofOrigin: number;
}
