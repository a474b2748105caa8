import type { Card, Reply } from '../model/reply.js';
import { teamsCard } from './teams-card.js';
import { isTeams, traitsOf } from './traits.js';

/** The content type by which every channel knows an Adaptive Card. */
export const cardContentType = 'application/vnd.microsoft.card.adaptive';

/** A reply as an activity, before the channel adds who sends it to whom. */
export interface ReplyActivity {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  attachments?: { contentType: string; content: unknown }[];
  speak: string;
  /** What a notification shows. */
  summary: string;
  inputHint: 'acceptingInput';
  replyToId?: string;
  channelData?: Record<string, unknown>;
}

/**
 * Dresses a reply for a channel: a card alone (Teams splits text and card into two messages), or the plain text where
 * the channel shows no cards.
 * @param replyToId the activity that is answered; Web Chat holds a reply back while it does not know that id.
 */
export function toActivity(reply: Reply, channelId: string, replyToId: string | undefined): ReplyActivity {
  const channelData = channelDataOf(reply, channelId);
  return {
    type: 'message',
    ...(traitsOf(channelId).cards
      ? { attachments: [{ contentType: cardContentType, content: cardFor(reply, channelId) }] }
      : { text: reply.text, textFormat: 'plain' as const }),
    speak: reply.speak,
    summary: reply.speak,
    inputHint: 'acceptingInput',
    ...(replyToId && { replyToId }),
    ...(channelData && { channelData }),
  };
}

/** A reply's card as a channel takes it. */
export function cardFor(reply: Reply, channelId: string): Card {
  return isTeams(channelId) ? teamsCard(reply.card) : reply.card;
}

/** Teams shows a notification only when asked to; Web Chat's screen-reader text for a card is a field of its own. */
function channelDataOf(reply: Reply, channelId: string): Record<string, unknown> | undefined {
  if (isTeams(channelId)) return { notification: { alert: true } };
  if (channelId === 'directline' || channelId === 'webchat') {
    return { 'webchat:fallback-text': reply.speak, ...(reply.ticket && { ticket: reply.ticket }) };
  }
  return undefined;
}
