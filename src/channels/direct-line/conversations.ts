import type { Address } from '../../model/address.js';
import type { Say } from '../../model/say.js';
import type { Log } from '../../model/log.js';
import type { Message } from '../../model/message.js';
import { messageOf, Problem } from '../../model/problem.js';
import { createQueue } from '../../model/queue.js';
import type { Reply } from '../../model/reply.js';
import type { FileSource } from '../../model/files.js';
import type { TalkStore } from '../../model/store.js';
import type { FileNote } from '../../model/ticket.js';
import type { MakeActivity } from '../../model/effects.js';
import type { Clean, Turn } from '../../model/turn.js';
import { toMessage } from '../activity.js';
import { textAt } from '../json.js';
import { longestText } from '../message-text.js';
import { traitsOf } from '../traits.js';
import { filesShown, isTyping, type PostedMessage, readPosted } from './posted-activity.js';
import { activityId, channelId, createSpeech } from './speech.js';
import type { Pass } from './tokens.js';

/** What conversations are made of. */
export interface ConversationParts {
  store: TalkStore;
  turn: Turn;
  clean: Clean;
  log: Log;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Makes ids that nobody can guess, of letters, digits, `-` and `_`. */
  newId: () => string;
  /** What an asker is told when a turn failed. */
  errorReply: (id: string) => Reply;
  /** Marks the address from which something was posted, for counting; undefined where it tells nothing. */
  originOf?: (address: string) => string | undefined;
  /** Hears that an asker is writing. */
  onTyping?: (conversation: string) => void;
}

/** The talks of the web chat: what is posted, said, and kept for the clients. */
export interface Conversations {
  /** Makes a conversation for a new asker. Nothing is said in it before somebody comes. */
  open(): Promise<Pass>;
  isKnown(conversation: string): Promise<boolean>;
  /** Says welcome where nothing was said yet. */
  welcome(pass: Pass): Promise<void>;
  /**
   * Keeps what was posted together with the replies to it: either both are there, or neither, and the client posts again.
   * @param address of the client's network
   * @param files that came with it
   * @returns the activity's id.
   */
  post(pass: Pass, body: unknown, address: string, files?: readonly FileSource[]): Promise<string>;
  /** Resolves when no turn is running. */
  idle(): Promise<void>;
}

/** Under this name tickets know askers of the web chat. */
export const via = 'direct-line';

const addressOf = (conversation: string): Address => ({ via, channel: channelId, conversation });

/** Says something in a talk that is not an answer. @param clock milliseconds since 1970 */
export function createSay(clock: () => number): Say {
  return ({ conversation }, replies) => {
    const speech = createSpeech(conversation, clock);
    return { activities: replies.map((reply) => speech.replied(reply, () => undefined)) };
  };
}

export function createConversations(parts: ConversationParts): Conversations {
  const { store, turn, clean, log, clock, newId, errorReply } = parts;
  const queue = createQueue();
  const isSilent = async (conversation: string) => (await store.activitiesFrom(conversation, 0, 1)).length === 0;
  const common = ({ conversation, user }: Pass) => ({
    conversation,
    asker: { channel: channelId, id: user },
    traits: traitsOf(channelId),
    address: addressOf(conversation),
  });

  async function welcome(pass: Pass): Promise<void> {
    const { conversation } = pass;
    if (!(await isSilent(conversation))) return;
    const speech = createSpeech(conversation, clock);
    await queue.run(conversation, async () => {
      if (!(await isSilent(conversation))) return;
      await answer({ kind: 'joined', id: `${conversation}|joined`, ...common(pass) }, (replies) =>
        replies.map((reply) => speech.replied(reply, () => undefined)),
      );
    });
  }

  async function post(pass: Pass, body: unknown, address: string, files: readonly FileSource[] = []): Promise<string> {
    const { conversation } = pass;
    const posted = readPosted(body, clean);
    if (isTyping(body)) parts.onTyping?.(conversation);
    if (!posted) return `${conversation}|${newId()}`;
    await welcome(pass);
    const length = textAt(posted.incoming, 'text')?.length ?? 0;
    if (length > longestText) log.warn({ length }, 'a message was cut off');
    const position = await queue.run(conversation, () => take(pass, posted, files, parts.originOf?.(address)));
    return activityId(conversation, position);
  }

  /** @returns the position of what was posted. */
  async function take(
    pass: Pass,
    posted: PostedMessage,
    files: readonly FileSource[],
    origin: string | undefined,
  ): Promise<number> {
    const { clientActivityId, kept, incoming } = posted;
    const { conversation, user } = pass;
    const key = clientActivityId === undefined ? undefined : `posted ${clientActivityId}`;
    const find = async () => (key === undefined ? undefined : (await store.findActivity(conversation, key))?.position);
    // It is there already where it was posted before, and where a turn failed after which it is posted again.
    const known = await find();
    let taken = known;
    const speech = createSpeech(conversation, clock);
    const said =
      (passedOn: readonly FileNote[] = []): MakeActivity =>
      (position) =>
        speech.said(user, { ...kept, ...filesShown(kept, passedOn) }, key)((taken = position));
    const activities = (pressed?: string) => (replies: readonly Reply[], passedOn?: readonly FileNote[]) => [
      ...(known === undefined ? [said(passedOn)] : []),
      ...replies.map((reply) => speech.replied(reply, () => taken, pressed)),
    ];
    const message = toMessage(
      {
        ...incoming,
        id: clientActivityId ?? newId(),
        channelId,
        conversation: { id: conversation },
        from: { id: user },
      },
      clean,
    );
    const pressed = message?.kind === 'action' ? message.action.key : undefined;
    const withFiles = message?.kind === 'text' && files.length > 0 ? { ...message, files } : message;
    const from = { address: addressOf(conversation), ...(origin !== undefined && { origin }) };
    if (withFiles) await answer({ ...withFiles, ...from }, activities(pressed));
    // Where another process was quicker, its position counts.
    return (await find()) ?? taken ?? 0;
  }

  /** Runs a turn; when it fails, the asker is told. */
  async function answer(
    message: Message,
    activities: (replies: readonly Reply[], files?: readonly FileNote[]) => MakeActivity[],
  ): Promise<void> {
    try {
      await turn(message, (replies, passedOn) => ({ activities: activities(replies, passedOn) }));
    } catch (thrown) {
      // Where nothing can be saved, nothing can be said here either: the one who asked for it is told.
      if (thrown instanceof Problem) throw thrown;
      const id = newId();
      log.error({ id, cause: messageOf(thrown), err: thrown }, 'a turn failed');
      await store.appendActivities(message.conversation, activities([errorReply(id)]));
    }
  }

  return {
    async open() {
      const pass = { conversation: newId(), user: `dl_${newId()}` };
      await store.openDirectLine(pass.conversation, { channel: channelId, id: pass.user });
      return pass;
    },
    isKnown: (conversation) => store.hasDirectLine(conversation),
    welcome,
    post,
    idle: () => queue.idle(),
  };
}
