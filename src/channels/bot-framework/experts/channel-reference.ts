import { isObject, textAt } from '../../json.js';
import type { CheckedActivity } from '../check-activity.js';
import { channelOf } from '../thread-ids.js';

/** What is kept of a channel of a team so that it can be written to at any time; nobody's name is in it. */
export interface ChannelReference {
  serviceUrl: string;
  /** Of the organisation, by Entra's id. */
  tenantId?: string;
  /** The bot, as the channel knows it. */
  bot?: unknown;
  /** The team, by Entra's id; its links need it. */
  group?: string;
}

/** Of a message that was written in a channel. */
export function channelReferenceOf(activity: CheckedActivity): ChannelReference {
  const tenantId = tenantsOf(activity)[0];
  const group = textAt(dataAt(activity, 'team'), 'aadGroupId');
  return {
    serviceUrl: activity.serviceUrl,
    ...(tenantId !== undefined && { tenantId }),
    ...(isObject(activity.recipient) && { bot: activity.recipient }),
    ...(group !== undefined && { group }),
  };
}

/** The organisations that a message names as its own. Source: Teams, "Get Teams context for your bot". */
export function tenantsOf(activity: CheckedActivity): string[] {
  const named = [
    textAt(activity.conversation, 'tenantId'),
    textAt(dataAt(activity, 'tenant'), 'id'),
    textAt(activity.from, 'tenantId'),
  ];
  return named.flatMap((tenant) => (tenant === undefined || tenant === '' ? [] : [tenant.toLowerCase()]));
}

export function dataAt({ channelData }: CheckedActivity, name: string): unknown {
  return isObject(channelData) ? channelData[name] : undefined;
}

/** What the SDK needs to write into a conversation of a channel: the channel itself or a thread in it. */
export function conversationReference({ serviceUrl, tenantId, bot }: ChannelReference, conversation: string): object {
  return {
    ...{ type: 'message', channelId: 'msteams', serviceUrl, recipient: bot },
    conversation: {
      ...{ id: conversation, isGroup: true, conversationType: 'channel' },
      ...(tenantId !== undefined && { tenantId }),
    },
  };
}

/** Where people open a thread. Source: Teams, "Deep links", to a message in a channel. */
export function threadLink(thread: string, message: string, { tenantId, group }: ChannelReference): string {
  const asked = new URLSearchParams({
    ...(tenantId !== undefined && { tenantId }),
    ...(group !== undefined && { groupId: group }),
    parentMessageId: message,
  });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channelOf(thread))}/${encodeURIComponent(message)}?${asked.toString()}`;
}
