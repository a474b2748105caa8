import type { Clean } from '../../model/turn.js';
import { toMessage } from '../activity.js';
import { textAt } from '../json.js';
import { longestText } from '../message-text.js';
import { traitsOf } from '../traits.js';
import { readPosted } from './posted-activity.js';
import { createQueue } from './queue.js';
import { createSeen } from './seen.js';
import { channelId, createSpeech, type SpeechParts } from './speech.js';
import type { Pass } from './tokens.js';

/** More than are posted while a client may still repeat one of them. */
const mostSeen = 10_000;

/** What conversations are made of. */
export interface ConversationParts extends SpeechParts {
  clean: Clean;
}

/** The talks of the web chat: what is posted, said, and kept for the clients. */
export interface Conversations {
  /** Makes a conversation for a new asker. Nothing is said in it before somebody comes. */
  open(): Promise<Pass>;
  isKnown(conversation: string): Promise<boolean>;
  /** Says welcome where nothing was said yet. */
  welcome(conversation: string): Promise<void>;
  /** Keeps what was posted and lets the turn run behind it. @returns the activity's id. */
  post(pass: Pass, body: unknown): Promise<string>;
  /** Resolves when no turn is running. */
  idle(): Promise<void>;
}

/** @param onAppended hears of each conversation to which something was added. */
export function createConversations(
  parts: ConversationParts,
  onAppended: (conversation: string) => void,
): Conversations {
  const { store, clean, log, newId } = parts;
  const { append, answer } = createSpeech(parts, onAppended);
  const queue = createQueue();
  const started = createSeen(mostSeen);
  const isSilent = async (conversation: string) => (await store.activitiesFrom(conversation, 0, 1)).length === 0;

  async function welcome(conversation: string): Promise<void> {
    if (!(await isSilent(conversation))) return;
    await queue.run(conversation, async () => {
      if (!(await isSilent(conversation))) return;
      await answer({ kind: 'joined', id: `${conversation}|joined`, conversation, traits: traitsOf(channelId) });
    });
  }

  async function post({ conversation, user }: Pass, body: unknown): Promise<string> {
    const posted = readPosted(body, clean);
    if (!posted) return `${conversation}|${newId()}`;
    await welcome(conversation);
    const { clientActivityId, kept, incoming } = posted;
    const length = textAt(incoming, 'text')?.length ?? 0;
    if (length > longestText) log.warn({ length }, 'a message was cut off');
    const key = clientActivityId === undefined ? undefined : `posted ${clientActivityId}`;
    const id = await append(conversation, { id: user, role: 'user' }, kept, key);
    const message = toMessage({ ...incoming, id, channelId, conversation: { id: conversation } }, clean);
    // What was posted twice is answered twice only when the first answer may have been lost with a process.
    if (message && started.isNew(id)) {
      queue
        .run(conversation, () => answer(message, id))
        .catch((thrown: unknown) => log.error({ err: thrown }, 'an asker was left without an answer'));
    }
    return id;
  }

  return {
    async open() {
      const pass = { conversation: newId(), user: `dl_${newId()}` };
      await store.openDirectLine(pass.conversation);
      return pass;
    },
    isKnown: (conversation) => store.hasDirectLine(conversation),
    welcome,
    post,
    idle: () => queue.idle(),
  };
}
