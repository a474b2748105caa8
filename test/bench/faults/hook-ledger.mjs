// What a target of webhooks has accepted, as a careful receiver keeps it: what came before is known by its id.
import { setTimeout as delay } from 'node:timers/promises';
import { answers, drops } from '../../helpers/webhook-target.mjs';

/** @param target of webhook-target.mjs */
export function createLedger(target) {
  /** The numbers of entries, by ticket, in the order in which they came first. */
  const accepted = new Map();
  const known = new Set();
  const ledger = { accepted, again: 0, refused: 0, accept, refuse, problems };

  /**
   * Takes an event.
   * @param isLost whether the answer gets lost
   * @param afterMs how long it takes: what is sent together comes in another order
   */
  async function accept(request, response, { isLost = false, afterMs = 0 } = {}) {
    const delivery = target.deliveries.pop();
    target.verify(delivery);
    if (afterMs > 0) await delay(afterMs);
    const { ticket, entry } = delivery.event.data;
    if (known.has(delivery.id)) ledger.again += 1;
    else accepted.set(ticket.id, [...(accepted.get(ticket.id) ?? []), entry.seq]);
    known.add(delivery.id);
    (isLost ? drops : answers(204))(request, response);
  }

  /** @param how a behaviour of webhook-target.mjs */
  function refuse(how, request, response) {
    target.deliveries.pop();
    ledger.refused += 1;
    how(request, response);
  }

  /** @param tickets how many entries each has, by its id @returns what is missing, out of order or there twice */
  function problems(tickets) {
    return [...tickets].flatMap(([id, count]) => {
      const wanted = Array.from({ length: count }, (_, index) => index + 1).join();
      const got = (accepted.get(id) ?? []).join();
      return got === wanted
        ? []
        : [`the webhook target has of ${id} the entries ${got || 'none'} instead of ${wanted}`];
    });
  }
  return ledger;
}
