import type { Asker } from '../model/asker.js';
import type { Message } from '../model/message.js';
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
 * @returns undefined for what is of no matter to a turn: typing, reactions, edits, other people's coming and going.
 */
export function toMessage(activity: IncomingActivity, clean: Clean): Message | undefined {
  const channelId = textAt(activity, 'channelId') ?? '';
  const common = {
    id: textAt(activity, 'id') ?? '',
    conversation: textAt(activity.conversation, 'id') ?? '',
    asker: askerOf(activity, channelId),
    traits: traitsOf(channelId),
  };
  switch (activity.type) {
    case 'message':
      if (isSubmit(activity)) return { ...common, ...actionOf(activity.value, clean) };
      return { ...common, kind: 'text', text: textOf(activity, channelId), attachments: attachmentsOf(activity) };
    case 'invoke':
      if (activity.name !== cardInvoke) return undefined;
      return { ...common, ...actionOf(executedData(activity.value), clean) };
    case 'conversationUpdate':
      return isOwnAdd(activity) ? { ...common, kind: 'joined' } : undefined;
    default:
      return undefined;
  }
}

function askerOf({ from }: IncomingActivity, channel: string): Asker {
  const alias = textAt(from, 'aadObjectId');
  return { channel, id: textAt(from, 'id') ?? '', ...(alias && { alias }) };
}

/** Action.Submit comes as a message with a value and without text. */
function isSubmit(activity: IncomingActivity): boolean {
  return isObject(activity.value) && !textAt(activity, 'text')?.trim();
}

function actionOf(data: unknown, clean: Clean) {
  const action = readCardAction(data, clean);
  return action ? { kind: 'action' as const, action } : { kind: 'unknown-action' as const };
}

/** Source: "Universal Actions for Adaptive Cards": the invoke's value holds the action, and that the data. */
function executedData(value: unknown): unknown {
  const action = isObject(value) ? value.action : undefined;
  return isObject(action) ? action.data : undefined;
}

/** Teams adds an HTML copy of every formatted message as an attachment; it is not one that the asker made. */
function attachmentsOf(activity: IncomingActivity): number {
  return listAt(activity, 'attachments').filter((one) => textAt(one, 'contentType') !== 'text/html').length;
}

/** Everybody's coming is announced; only the bot's own asks for a welcome. */
function isOwnAdd(activity: IncomingActivity): boolean {
  const own = textAt(activity.recipient, 'id');
  return own !== undefined && listAt(activity, 'membersAdded').some((member) => textAt(member, 'id') === own);
}
