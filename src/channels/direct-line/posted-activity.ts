import { Problem } from '../../model/problem.js';
import type { FileNote } from '../../model/ticket.js';
import type { Clean } from '../../model/turn.js';
import type { IncomingActivity } from '../activity.js';
import { readCardAction } from '../card-action.js';
import { isObject, listAt, textAt } from '../json.js';
import { longestText } from '../message-text.js';

const mostAttachments = 20;

/** Characters of a text that are kept: a client shows them again, the turn has read all of it. */
const longestKept = 8_000;

/** As clients make them: numbers, random letters, GUIDs. */
const clientIdForm = /^[\w.:|-]{1,100}$/;

/** Source: RFC 5646, 2.1, as far as browsers send it. */
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i;

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
  const clientActivityId = formAt(body.channelData, 'clientActivityID', clientIdForm);
  const locale = formAt(body, 'locale', languageTag);
  return {
    ...(clientActivityId !== undefined && { clientActivityId }),
    kept: {
      type,
      // Plain, so that a client shows what was typed and not what Markdown makes of it.
      ...(text !== '' && { text: shown(clean(text.slice(0, longestText))), textFormat: 'plain' }),
      ...(isObject(body.value) && { value: keptValue(body.value, clean) }),
      ...(locale !== undefined && { locale }),
      ...(attachments.length > 0 && { attachments: attachments.map(() => notKept) }),
      channelData: {
        ...(clientActivityId !== undefined && { clientActivityID: clientActivityId }),
        ...(isObject(body.channelData) && body.channelData.postBack === true && { postBack: true }),
      },
    },
    incoming: { type, text, value: body.value, attachments, ...(locale !== undefined && { locale }) },
  };
}

/** Whether a client says that its asker is writing. */
export function isTyping(body: unknown): boolean {
  return textAt(body, 'type') === 'typing';
}

/** Stands in the place of each file, so that Web Chat still shows that there was one. */
const notKept = { contentType: 'application/octet-stream', name: 'file (not kept)' };

/** What a client shows of the files that it sent: those that were passed on by their names. */
export function filesShown(kept: Record<string, unknown>, passedOn: readonly FileNote[]): { attachments?: object[] } {
  const count = listAt(kept, 'attachments').length;
  if (count === 0 || passedOn.length === 0) return {};
  const named = passedOn.map(({ name }) => ({ contentType: 'application/octet-stream', name }));
  return { attachments: [...named, ...Array.from({ length: Math.max(0, count - named.length) }, () => notKept)] };
}

function formAt(value: unknown, name: string, form: RegExp): string | undefined {
  const text = textAt(value, name);
  return text !== undefined && form.test(text) ? text : undefined;
}

/** The beginning of a long text, with a mark where it was cut. */
function shown(text: string): string {
  return text.length <= longestKept ? text : `${text.slice(0, longestKept).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What a button of ours sends is kept as far as it is known; of anything else only that there was something. */
function keptValue(value: unknown, clean: Clean): object {
  const action = readCardAction(value, clean);
  if (!action) return {};
  const { inputs, verb, topic, key, step, part, was } = action;
  const more = { step, part, was };
  const told = Object.entries(more).flatMap(([name, each]) => (each === undefined ? [] : [[name, clean(each)]]));
  const ids = { verb, topic: clean(topic), key: clean(key), ...(Object.fromEntries(told) as Partial<typeof more>) };
  return { ...fewOf(inputs), ...ids };
}

/** The first inputs, as many as are kept of a text. */
function fewOf(inputs: Readonly<Record<string, string>>): Record<string, string> {
  let left = longestKept;
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => {
      left -= name.length + value.length;
      return left >= 0;
    }),
  );
}
