import { createHash } from 'node:crypto';
import type { Asker } from '../model/asker.js';
import type { Message } from '../model/message.js';
import { personName } from '../model/person-name.js';
import type { Clean } from '../model/turn.js';
import { readCardAction } from './card-action.js';
import { isObject, listAt, textAt } from './json.js';
import { textOf } from './message-text.js';
import { traitsOf } from './traits.js';

/**
 * An activity of the Bot Framework protocol as parsed JSON. Nothing in it can be relied on but that it is an object.
 * Source: "Bot Framework -- Activity", botframework-sdk/specs/botframework-activity.
 */
export type IncomingActivity = Record<string, unknown>;

/** The name of the invoke that a click on Action.Execute makes. */
export const cardInvoke = 'adaptiveCard/action';

/**
 * What an activity says, free of its channel.
 * @param clean takes the secrets out of a card's inputs. Text is not cleaned here: the turn tells what it removed.
 * @returns undefined for what is of no matter to a turn: typing, reactions, other people's coming and going.
 */
export function toMessage(activity: IncomingActivity, clean: Clean): Message | undefined {
  const channelId = textAt(activity, 'channelId') ?? '';
  const common = {
    id: textAt(activity, 'id') ?? '',
    conversation: textAt(activity.conversation, 'id') ?? '',
    asker: askerOf(activity, channelId),
    ...(isGroup(activity) && { isGroup: true as const }),
    traits: traitsOf(channelId),
    ...localeOf(activity),
  };
  switch (activity.type) {
    case 'message':
      if (isSubmit(activity)) return { ...common, ...actionOf(activity.value, clean) };
      return { ...common, kind: 'text', text: textOf(activity, channelId), attachments: attachmentsOf(activity) };
    case 'messageUpdate':
      return editOf(activity, channelId, common);
    case 'invoke':
      if (activity.name !== cardInvoke) return undefined;
      return { ...common, ...actionOf(executedData(activity.value), clean) };
    case 'conversationUpdate':
      return isOwnAdd(activity) ? { ...common, kind: 'joined' } : undefined;
    default:
      return undefined;
  }
}

/** Source: RFC 5646, 2.1, as far as channels send it. */
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i;

function localeOf(activity: IncomingActivity): { locale?: string } {
  const locale = textAt(activity, 'locale');
  return locale !== undefined && languageTag.test(locale) ? { locale } : {};
}

/** Who sent an activity. */
export function askerOf({ from }: IncomingActivity, channel: string): Asker {
  const alias = textAt(from, 'aadObjectId');
  const name = personName(textAt(from, 'name') ?? '');
  return { channel, id: textAt(from, 'id') ?? '', ...(alias && { alias }), ...(name !== '' && { name }) };
}

/** Whether several people take part. Source: "Conversation account" of the Bot Framework, and Teams' conversation types. */
function isGroup({ conversation }: IncomingActivity): boolean {
  const type = textAt(conversation, 'conversationType');
  return type === 'groupChat' || type === 'channel' || (isObject(conversation) && conversation.isGroup === true);
}

/**
 * A message that was changed: it is answered anew, and once, though its id stays. Teams also sends this when a deleted
 * message is brought back, which says nothing new. Source: Teams, "Conversation events", message update.
 */
function editOf<T extends { id: string }>(activity: IncomingActivity, channelId: string, common: T) {
  const event = textAt(activity.channelData, 'eventType');
  if (event !== undefined && event !== 'editMessage') return undefined;
  const text = textOf(activity, channelId);
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  const id = common.id === '' ? '' : `${common.id} edited ${version}`;
  const original = common.id === '' ? {} : { original: common.id };
  const attachments = attachmentsOf(activity);
  return { ...common, id, kind: 'text' as const, text, attachments, isEdit: true as const, ...original };
}

/** Whether it is a click: Action.Submit comes as a message with a value and without text. */
export function isSubmit(activity: IncomingActivity): boolean {
  return isObject(activity.value) && !textAt(activity, 'text')?.trim();
}

function actionOf(data: unknown, clean: Clean) {
  const action = readCardAction(data, clean);
  return action ? { kind: 'action' as const, action } : { kind: 'unknown-action' as const };
}

/** Source: "Universal Actions for Adaptive Cards": the invoke's value holds the action, and that the data. */
export function executedData(value: unknown): unknown {
  const action = isObject(value) ? value.action : undefined;
  return isObject(action) ? action.data : undefined;
}

/** How many files came with a message. Teams adds an HTML copy of a formatted one, which nobody made. */
export function attachmentsOf(activity: IncomingActivity): number {
  return listAt(activity, 'attachments').filter((one) => textAt(one, 'contentType') !== 'text/html').length;
}

/** Everybody's coming is announced; only the bot's own asks for a welcome. */
function isOwnAdd(activity: IncomingActivity): boolean {
  const own = textAt(activity.recipient, 'id');
  return own !== undefined && listAt(activity, 'membersAdded').some((member) => textAt(member, 'id') === own);
}
