import type { Message } from './message.js';
import type { Reply } from './reply.js';
import type { FileNote } from './ticket.js';
import type { Effects } from './effects.js';
import type { RemovedSecret } from './understanding.js';

/**
 * Says how replies reach their asker: what is saved together with the turn that made them.
 * @param files what was taken of the files that came with the message
 */
export type Deliver = (replies: readonly Reply[], files?: readonly FileNote[]) => Effects;

/**
 * Takes one message of an asker to its replies, and has saved what must be remembered when it resolves, and what
 * `deliver` says with it. A message that was handled before gets the same replies and has no second effect; nothing is
 * delivered again when it is the same activity, because that was saved the first time.
 * @throws when nothing could be saved; never because of what an asker sent.
 */
export type Turn = (message: Message, deliver?: Deliver) => Promise<Reply[]>;

/** Takes the secrets out of a text. @returns what is left, and how many there were */
export type CleanAndCount = (text: string) => { text: string; removed: number };

/**
 * Takes the secrets out of a text, before it is stored, logged or shown.
 * @param told hears what was removed, if anything was
 */
export type Clean = (text: string, told?: (removed: readonly RemovedSecret[]) => void) => string;
