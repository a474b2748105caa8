import { Problem } from '../../model/problem.js';
import type { Clean } from '../../model/turn.js';
import type { IncomingActivity } from '../activity.js';
import { readCardAction } from '../card-action.js';
import { isObject, listAt, textAt } from '../json.js';

const longestName = 200;
const mostAttachments = 20;

/** A message that a web client posted. */
export interface PostedMessage {
  /** By this the client marks the message, and a second post of the same one is known. */
  clientActivityId?: string;
  /** What is kept and shown to every client of the conversation: only what we know, and without secrets. */
  kept: Record<string, unknown>;
  /** The same as it came, for the turn, which says what it removed. Never kept. */
  incoming: IncomingActivity;
}

/**
 * Reduces what a client posted.
 * @returns undefined for what is accepted and of no matter: typing, events such as webchat/join, and unknown types.
 * @throws Problem 400 when it is no activity at all.
 */
export function readPosted(body: unknown, clean: Clean): PostedMessage | undefined {
  const type = textAt(body, 'type');
  if (!isObject(body) || !type) {
    throw new Problem('MissingProperty', 'The activity has no type.', 'Send an activity with a type.', 400);
  }
  if (type !== 'message') return undefined;
  const text = textAt(body, 'text') ?? '';
  const attachments = listAt(body, 'attachments').slice(0, mostAttachments);
  const clientActivityId = nameAt(body.channelData, 'clientActivityID');
  const locale = nameAt(body, 'locale');
  return {
    ...(clientActivityId !== undefined && { clientActivityId }),
    kept: {
      type,
      // Plain, so that a client shows what was typed and not what Markdown makes of it.
      ...(text !== '' && { text: clean(text), textFormat: 'plain' }),
      ...(isObject(body.value) && { value: keptValue(body.value, clean) }),
      ...(locale !== undefined && { locale }),
      ...(attachments.length > 0 && { attachments: attachments.map(() => notKept) }),
      channelData: {
        ...(clientActivityId !== undefined && { clientActivityID: clientActivityId }),
        ...(isObject(body.channelData) && body.channelData.postBack === true && { postBack: true }),
      },
    },
    incoming: { type, text, value: body.value, attachments },
  };
}

/** Stands in the place of each file, so that Web Chat still shows that there was one. */
const notKept = { contentType: 'application/octet-stream', name: 'file (not kept)' };

function nameAt(value: unknown, name: string): string | undefined {
  const text = textAt(value, name);
  return text !== undefined && text !== '' && text.length <= longestName && !/\s/.test(text) ? text : undefined;
}

/** What a button of ours sends is kept as far as it is known; of anything else only that there was something. */
function keptValue(value: unknown, clean: Clean): object {
  const action = readCardAction(value, clean);
  if (!action) return {};
  const { inputs, ...rest } = action;
  return { ...inputs, ...rest };
}
