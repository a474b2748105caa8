import type { Desk } from '../../../model/desk.js';
import type { ExpertCards } from '../../../model/expert-cards.js';
import type { Log } from '../../../model/log.js';
import type { OutboxItem } from '../../../model/outbox.js';
import type { OutboxStore } from '../../../model/store.js';
import type { TicketStore } from '../../../model/ticket-store.js';
import type { Expert, Speaker } from '../../../model/ticket.js';
import type { Clean } from '../../../model/turn.js';
import { askerOf } from '../../activity.js';
import type { CheckedActivity } from '../check-activity.js';

/** What experts in channels of teams need. */
export interface ExpertParts {
  desk: Desk;
  store: TicketStore & Pick<OutboxStore, 'addItems'>;
  cards: ExpertCards;
  /** Lets every channel have the tickets that fit it now. @returns how many fit none */
  spread: () => Promise<number>;
  /** The tags that a ticket can have. */
  knownTags: () => ReadonlySet<string>;
}

/** The same with what the way in has itself. */
export interface HearingParts extends ExpertParts {
  /** The ids of teams, in lower case, that may have tickets; undefined where every team of the organisation may. */
  teams: readonly string[] | undefined;
  saved: (items: readonly OutboxItem[]) => void;
  clean: Clean;
  log: Log;
  newId: () => string;
}

/** Who writes or clicks in a channel. */
export function expertOf(activity: CheckedActivity): Expert {
  const { id, alias, name } = askerOf(activity, activity.channelId);
  return { id: alias ?? id, name: name ?? 'Somebody from support' };
}

export function speakerOf(expert: Expert): Speaker {
  return { role: 'expert', ...expert };
}
