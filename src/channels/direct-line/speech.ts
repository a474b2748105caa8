import type { MakeActivity } from '../../model/effects.js';
import type { Reply } from '../../model/reply.js';
import { toActivity } from '../reply-activity.js';

/** The channel that our endpoint is to the rest of the program. */
export const channelId = 'directline';

const bot = { id: 'support-triage', name: 'Support', role: 'bot' };

/** Shows that somebody is writing; in the place of the bot, so that what they say then ends it. */
export function typingActivity(conversation: string, id: string, name: string | undefined, at: number): object {
  return {
    type: 'typing',
    id: `${conversation}|${id}`,
    timestamp: new Date(at).toISOString(),
    channelId,
    from: { ...bot, ...(name !== undefined && { name }) },
    conversation: { id: conversation },
  };
}

/** The id of the activity at a position of a conversation. */
export function activityId(conversation: string, position: number): string {
  return `${conversation}|${String(position).padStart(7, '0')}`;
}

/** Makes the activities of a conversation as its clients get them. */
export interface Speech {
  /** What an asker said. @param key by which a second post of it is known. */
  said(user: string, fields: object, key?: string): MakeActivity;
  /**
   * What the bot replies.
   * @param replyTo gives the position of what it answers, if it answers anything
   * @param pressed the key of the card whose button was pressed: the page hides it where the reply takes its place
   */
  replied(reply: Reply, replyTo: () => number | undefined, pressed?: string): MakeActivity;
}

/** @param clock milliseconds since 1970. */
export function createSpeech(conversation: string, clock: () => number): Speech {
  const json = (position: number, from: object, fields: object) =>
    JSON.stringify({
      ...fields,
      id: activityId(conversation, position),
      timestamp: new Date(clock()).toISOString(),
      channelId,
      from,
      conversation: { id: conversation },
    });
  return {
    said: (user, fields, key) => (position) => ({
      json: json(position, { id: user, role: 'user' }, fields),
      ...(key !== undefined && { key }),
    }),
    replied: (reply, replyTo, pressed) => (position) => {
      const answered = replyTo();
      const replyToId = answered === undefined ? undefined : activityId(conversation, answered);
      const activity = toActivity(reply, channelId, replyToId);
      const replaces = reply.redraws && pressed !== undefined ? { replaces: pressed } : {};
      return { json: json(position, bot, { ...activity, channelData: { ...activity.channelData, ...replaces } }) };
    },
  };
}
