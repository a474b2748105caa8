import type { Address } from './address.js';
import type { Effects } from './effects.js';
import type { Reply } from './reply.js';

/** What is saved so that replies arrive at an address, outside of any turn. */
export type Say = (address: Address, replies: readonly Reply[]) => Effects;
