import type { Address } from '../../model/address.js';
import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';
import { traitsOf } from '../traits.js';
import type { Adapter } from './adapter.js';
import type { Reference } from './outgoing.js';

/**
 * Shows that somebody is writing. Once and at once: it is in no outbox, nothing waits for it, and of one conversation only
 * one is on its way at a time, so that a channel that is slow gets no queue of them.
 */
export function createShowTyping(adapter: Pick<Adapter, 'send'>, log: Log): (address: Address) => void {
  const underWay = new Set<string>();

  return ({ channel, conversation, reference }) => {
    // What shows no cards is mail, SMS or speech, and has nothing to show it with.
    if (underWay.has(conversation) || !traitsOf(channel).cards) return;
    underWay.add(conversation);
    adapter
      .send(reference as Reference, { type: 'typing' })
      .catch((thrown: unknown) => log.debug({ channel, cause: messageOf(thrown) }, 'typing was not shown'))
      .finally(() => underWay.delete(conversation));
  };
}
