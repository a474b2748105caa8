import type { Log } from '../../model/log.js';
import type { Message } from '../../model/message.js';
import { messageOf } from '../../model/problem.js';
import type { Reply } from '../../model/reply.js';
import type { Store } from '../../model/store.js';
import type { Turn } from '../../model/turn.js';
import { toActivity } from '../reply-activity.js';

/** The channel that our endpoint is to the rest of the program. */
export const channelId = 'directline';

const bot = { id: 'support-triage', name: 'Support', role: 'bot' };

/** What it takes to say something in a conversation. */
export interface SpeechParts {
  store: Store;
  turn: Turn;
  log: Log;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Makes ids that nobody can guess, of letters, digits, `-` and `_`. */
  newId: () => string;
  /** What an asker is told when a turn failed. */
  errorReply: (id: string) => Reply;
}

/** Says things in conversations. */
export interface Speech {
  /**
   * Adds an activity and tells its id. The same `key` adds once.
   * @param fields what the activity holds besides id, time, channel, sender and conversation.
   */
  append(conversation: string, from: object, fields: object, key?: string): Promise<string>;
  /** Runs the turn of a message and adds its replies; when it fails, the asker is told. */
  answer(message: Message, replyToId?: string): Promise<void>;
}

/** @param onAppended hears of each conversation to which something was added. */
export function createSpeech(parts: SpeechParts, onAppended: (conversation: string) => void): Speech {
  const { store, turn, log, clock, newId, errorReply } = parts;

  const append: Speech['append'] = async (conversation, from, fields, key) => {
    const idOf = (position: number) => `${conversation}|${String(position).padStart(7, '0')}`;
    const make = (position: number) =>
      JSON.stringify({
        ...fields,
        id: idOf(position),
        timestamp: new Date(clock()).toISOString(),
        channelId,
        from,
        conversation: { id: conversation },
      });
    const { position, added } = await store.appendActivity(conversation, make, key);
    if (added) onAppended(conversation);
    return idOf(position);
  };

  async function answer(message: Message, replyToId?: string): Promise<void> {
    // The keys let a turn that is run again after a crash say nothing twice.
    const say = (reply: Reply, name: string | number) =>
      append(message.conversation, bot, toActivity(reply, channelId, replyToId), `${message.id} ${name}`);
    try {
      for (const [index, reply] of (await turn(message)).entries()) await say(reply, index);
    } catch (thrown) {
      const id = newId();
      log.error({ id, cause: messageOf(thrown), err: thrown }, 'a turn failed');
      await say(errorReply(id), 'error');
    }
  }

  return { append, answer };
}
