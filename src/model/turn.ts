import type { Message } from './message.js';
import type { Reply } from './reply.js';

/**
 * Takes one message of an asker to its replies, and has saved what must be remembered when it resolves. A message that
 * was handled before gets the same replies and has no second effect. Never rejects because of what an asker sent.
 */
export type Turn = (message: Message) => Promise<Reply[]>;

/** Takes the secrets out of a text, before it is stored, logged or shown. */
export type Clean = (text: string) => string;
