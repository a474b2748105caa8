import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import type { Message } from '../../src/model/message.js';
import type { Reply } from '../../src/model/reply.js';
import type { Handled, SavedTurn, TalkStore } from '../../src/model/store.js';
import type { Turn } from '../../src/model/turn.js';

export const anAsker = { channel: 'test', id: 'asker-1' };

/** A state with this version. */
export function stateOf(version: number, more: Partial<ConversationState> = {}): ConversationState {
  return { ...newConversation(), version, ...more };
}

export function handledAs(turn: string): Handled {
  return {
    decisions: [{ kind: 'answer', topic: 'disk-full', platform: 'linux' }],
    removed: [{ kind: 'password', count: 2 }],
    turn,
  };
}

/** A turn as it is saved: the first of conversation `a`, unless something else is said. */
export function aTurn(more: Partial<SavedTurn> = {}): SavedTurn {
  const state = stateOf(1);
  return { conversation: 'a', asker: anAsker, state, keys: [], handled: handledAs('t'), ...more };
}

/** What a conversation has come to. */
export async function stateIn(store: TalkStore, conversation: string): Promise<ConversationState | undefined> {
  return (await store.loadTurn(conversation, [])).state;
}

/** What a key led to. */
export async function handledIn(store: TalkStore, conversation: string, key: string): Promise<Handled | undefined> {
  const { handled } = await store.loadTurn(conversation, [key]);
  if (!handled) return undefined;
  const { decisions, removed, turn } = handled;
  return { decisions, removed, turn };
}

/** A turn that replies as it is told, and saves as the real one does. */
export function savingTurn(store: TalkStore, reply: (message: Message) => Promise<Reply[]>): Turn {
  return async (message, deliver = () => ({})) => {
    const { conversation, asker, id } = message;
    const keys = id === '' ? [] : [`activity ${id}`];
    const before = await store.loadTurn(conversation, keys);
    if (before.handled) return [];
    const replies = await reply(message);
    const { state } = await store.loadTurn(conversation, []);
    const handled = { decisions: [], removed: [], turn: id };
    const after = { ...(state ?? newConversation()), version: (state?.version ?? 0) + 1 };
    await store.saveTurn({ conversation, asker, keys, handled, state: after, ...deliver(replies) });
    return replies;
  };
}
