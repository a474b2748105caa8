import type { Outbox } from '../../model/outbox.js';
import type { ReadinessCheck } from '../../model/readiness.js';
import type { TellOthers } from '../../model/ticket-store.js';
import { createSendEvent, type SendEventParts } from './send-event.js';
import { eventItems, webhookKind } from './event.js';
import { createTargets } from './targets.js';
import { tellHealth } from './tell-health.js';

/** What webhooks are made of. */
export interface WebhookParts extends Omit<SendEventParts, 'targets'> {
  /** Sends the events; the sender is registered there. */
  outbox: Pick<Outbox, 'register'>;
}

/** Tells other systems of tickets. */
export interface Webhooks {
  tellOthers: TellOthers;
  /** Never says no, because a system that is down is no reason to keep askers out; tells which one does not work. */
  readiness: ReadinessCheck[];
}

/** Makes webhooks by the Standard Webhooks specification, and registers their sender with the outbox. */
export function createWebhooks(parts: WebhookParts): Webhooks {
  const { settings, store, outbox } = parts;
  const targets = createTargets(settings.targets);
  // Also where there is no target: what is left of earlier ones must go at its time.
  outbox.register(webhookKind, createSendEvent({ ...parts, targets }));
  const check = async () => {
    // Everybody may ask whether the bot is ready, so hosts are not named.
    const told = await Promise.all(
      targets.map(async ({ id, number }) => tellHealth(String(number), await store.targetHealth(id))),
    );
    const detail = told.filter((one) => one !== undefined).join(' ');
    return { ok: true, ...(detail !== '' && { detail }) };
  };
  return {
    tellOthers: async (change) => eventItems(change, targets),
    readiness: targets.length > 0 ? [{ name: 'webhooks', check }] : [],
  };
}
