import type { Log } from '../../model/log.js';
import type { ClaimedItem, SendItem, SendResult } from '../../model/outbox.js';
import type { TicketStore } from '../../model/ticket-store.js';
import type { WebhookSettings } from '../../model/webhook-settings.js';
import type { OffReason, TargetHealth, WebhookStore } from '../../model/webhook-store.js';
import { loadEvent, readSavedEvent, type SavedEvent } from './event.js';
import { createPauses, type Pass } from './pauses.js';
import { postEvent, type PostResult } from './post-event.js';
import type { Target } from './targets.js';

const dayMs = 24 * 60 * 60 * 1000;
const presetTimeout = 10_000;
/** Milliseconds of the first pause after a failure, and of the longest. */
const firstPause = 5_000;
const longestPause = 5 * 60_000;
/** Milliseconds between two tries at a target that was switched off because it failed. */
const probeMs = 60 * 60 * 1000;
/** Milliseconds after which an event that waits for its target is looked at again. */
const offMs = 10 * 60_000;

/** What sending events needs. */
export interface SendEventParts {
  settings: WebhookSettings;
  targets: readonly Target[];
  tickets: Pick<TicketStore, 'loadTicket' | 'entriesFrom'>;
  store: WebhookStore;
  log: Log;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** From 0 to 1. */
  random?: () => number;
  /** Milliseconds that a target has for its answer; less than the outbox gives to one item. */
  timeoutMs?: number;
}

/** Makes the sender of events. */
export function createSendEvent(parts: SendEventParts): SendItem {
  const { tickets, store, log, clock, settings, timeoutMs = presetTimeout, random = Math.random } = parts;
  const targets = new Map(parts.targets.map((target) => [target.id, target]));
  const pauses = createPauses(firstPause, longestPause, clock, random);
  const probes = createPauses(probeMs, probeMs, clock, random);
  const isOld = ({ savedAt }: ClaimedItem) => clock() - savedAt > settings.keepDays * dayMs;

  async function send(item: ClaimedItem): Promise<SendResult> {
    const saved = readSavedEvent(item.body);
    const target = targets.get(saved.target);
    const result = target ? await sendTo(target, saved) : later('no address of the settings has it any more', offMs);
    if (result.kind === 'done' || !isOld(item)) return result;
    const { ticket, seq } = saved;
    const fields = { target: target?.name ?? 'removed', ticket, seq, days: settings.keepDays, cause: result.cause };
    log.error(fields, 'a webhook event was given up: it could not be delivered in time');
    return { kind: 'done' };
  }

  async function sendTo(target: Target, saved: SavedEvent): Promise<SendResult> {
    const health = await store.targetHealth(target.id);
    if (health.off?.reason === 'gone') return later('the target is off', offMs);
    const pass = await (health.off ? probes : pauses).enter(target.id);
    if (typeof pass === 'number') return later('the target does not work', health.off ? offMs : pass);
    try {
      const event = await loadEvent(tickets, saved);
      // Its ticket was removed, so nobody may have it any more.
      if (!event) return { kind: 'done' };
      return await noteResult(target, health, pass, await postEvent(target, event, clock(), timeoutMs));
    } finally {
      pass.leave();
    }
  }

  async function noteResult(target: Target, health: TargetHealth, pass: Pass, result: PostResult): Promise<SendResult> {
    switch (result.kind) {
      case 'taken':
        if (health.failingSince !== undefined) {
          await store.noteTargetWorks(target.id);
          log.info({ target: target.name }, 'a webhook target takes events again');
        }
        pass.works();
        return { kind: 'done' };
      case 'gone':
        await switchOff(target, 'gone');
        return later('it answered 410', offMs);
      case 'failed': {
        // Whether it has arrived all the same is no question here: by its id a target knows what came before.
        const afterMs = pass.fails(result.afterMs);
        await noteFailure(target, health, result.cause);
        return later(result.cause, afterMs);
      }
    }
  }

  async function noteFailure({ id, name }: Target, health: TargetHealth, cause: string): Promise<void> {
    const now = clock();
    if (health.failingSince === undefined) {
      await store.noteTargetFails(id, now);
      log.warn({ target: name, cause }, 'a webhook target does not take events; they are kept and tried again');
      return;
    }
    log.debug({ target: name, cause }, 'a webhook target still does not take events');
    if (health.off || now - health.failingSince < settings.offDays * dayMs) return;
    await switchOff({ id, name }, 'failing');
  }

  async function switchOff({ id, name }: Pick<Target, 'id' | 'name'>, reason: OffReason): Promise<void> {
    probes.begin(id);
    if (await store.switchTargetOff(id, reason, clock())) tellOff(log, name, reason, settings.keepDays);
  }

  return send;
}

function later(cause: string, afterMs: number): SendResult & { kind: 'later' } {
  return { kind: 'later', cause, afterMs };
}

function tellOff(log: Log, target: string, reason: OffReason, keepDays: number): void {
  const what =
    reason === 'gone'
      ? 'a webhook target was switched off: it answered 410, it wants nothing more. ' +
        'Take it out of WEBHOOK_URLS, or switch it on with: triage webhooks on NUMBER'
      : 'a webhook target was switched off: nothing arrived there for days. It is tried once an hour, and switched on ' +
        'when it takes an event';
  log.warn({ target, reason, keepDays }, what);
}
