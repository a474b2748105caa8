import type { Address } from './address.js';
import type { Effects } from './effects.js';
import type { Reply } from './reply.js';
import type { EntryRef, WhyUndelivered } from './ticket.js';

/**
 * What is saved so that replies arrive at an address, outside of any turn.
 * @param about the entry that they tell of, for whoever is to hear that they cannot arrive
 */
export type Say = (address: Address, replies: readonly Reply[], about?: EntryRef) => Effects;

/** Hears that what an asker was to be told of an entry cannot arrive any more. */
export type TellUndelivered = (about: EntryRef, why: WhyUndelivered) => Promise<void>;
