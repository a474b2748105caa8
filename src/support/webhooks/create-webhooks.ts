import type { Outbox } from '../../model/outbox.js';
import type { ReadinessCheck } from '../../model/readiness.js';
import type { TellOthers } from '../../model/ticket-store.js';
import type { TargetHealth } from '../../model/webhook-store.js';
import { createSendEvent, type SendEventParts } from './send-event.js';
import { eventItems, webhookKind } from './event.js';
import { createTargets, type Target } from './targets.js';

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
    const told = await Promise.all(
      targets.map(async (target) => describe(target, await store.targetHealth(target.id))),
    );
    const detail = told.filter((one) => one !== undefined).join(' ');
    return { ok: true, ...(detail !== '' && { detail }) };
  };
  return {
    tellOthers: async (change) => eventItems(change, targets),
    readiness: targets.length > 0 ? [{ name: 'webhooks', check }] : [],
  };
}

/** What the keeper should know of a target; undefined when all is well. */
export function describe({ name }: Pick<Target, 'name'>, { failingSince, off }: TargetHealth): string | undefined {
  if (!off && failingSince === undefined) return undefined;
  if (!off) return `Webhook target ${name}: nothing arrives since ${isoTime(failingSince ?? 0)}.`;
  const why = off.reason === 'gone' ? 'it answered 410, it wants nothing more' : 'nothing arrived there for days';
  return `Webhook target ${name} is off since ${isoTime(off.at)}: ${why}.`;
}

const isoTime = (ms: number) => new Date(ms).toISOString();
