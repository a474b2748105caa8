import type { TicketStore } from '../../../model/ticket-store.js';
import type { TicketId } from '../../../model/ticket.js';
import type { CheckedActivity } from '../check-activity.js';
import { channelOf } from '../thread-ids.js';

/** Whether this is a channel of a team. Source: Teams, conversation types. */
export function isTeamChannel({ conversation }: CheckedActivity): boolean {
  return conversation.conversationType === 'channel';
}

/** Whether the channel of a message is one of the experts'. */
export async function isOurs(activity: CheckedActivity, store: Pick<TicketStore, 'expertChannels'>): Promise<boolean> {
  const channel = channelOf(activity.conversation.id);
  return (await store.expertChannels()).some(({ conversation }) => conversation === channel);
}

/**
 * Whether a ticket stands in the channel from which a click came: a card that was passed on does nothing elsewhere, and
 * nobody reaches a ticket by guessing its id.
 */
export async function standsHere(
  ticket: TicketId,
  activity: CheckedActivity,
  store: Pick<TicketStore, 'expertChannels' | 'postsOf'>,
): Promise<boolean> {
  if (!(await isOurs(activity, store))) return false;
  const here = channelOf(activity.conversation.id);
  return (await store.postsOf(ticket)).some(({ channel }) => channel === here);
}
