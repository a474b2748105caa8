import type { Store } from '../../../src/model/store.js';
import type { Ticket, TicketEntry } from '../../../src/model/ticket.js';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { createOutbox } from '../../../src/support/outbox.js';
import { createWebhooks, type WebhookParts } from '../../../src/support/webhooks/create-webhooks.js';
import { aTurn } from '../../helpers/saved-turns.js';
import { readableTickets } from '../../helpers/readable-tickets.js';
import { anEntry, anExpert } from '../../helpers/tickets.js';
import { createTestLog } from '../../server/test-log.js';
import { startTarget, type TestTarget } from '../../helpers/webhook-target.mjs';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const opened = (ticket = 'K7M-3QX') =>
  anEntry(1, { kind: 'opened' }, { role: 'asker', id: 'id-of-asker', name: 'Kim' }, ticket);
export const said = (seq: number, text: string, ticket = 'K7M-3QX') =>
  anEntry(seq, { kind: 'said', text }, anExpert, ticket);
export const seqs = ({ deliveries }: TestTarget) => deliveries.map(({ event }) => event.data.entry.seq);

/** Everything between a change of a ticket and its targets, with a real outbox and a clock of its own. */
export async function createSending() {
  let now = Date.now();
  const clock = () => now;
  const { store } = await openMemoryStore(clock);
  const tickets = readableTickets([]);
  const targets: TestTarget[] = [];
  const lanes = new Set<string>();
  let saved = 0;
  let process = startProcess(store, clock, { tickets: tickets.store, to: [] });

  /** Sends what is due now. */
  const sendDue = () => Promise.all([...lanes].map((lane) => process.outbox.drain('webhook', lane)));
  const sending = {
    store,
    tickets,
    clock,
    sendDue,
    log: () => process.log,
    levels: (level: string) => process.log.lines.filter((line) => line.level === level),
    outbox: () => process.outbox,
    webhooks: () => process.webhooks,
    async target(...how: Parameters<typeof startTarget>): Promise<TestTarget> {
      const target = await startTarget(...how);
      targets.push(target);
      return target;
    },
    /** Makes the webhooks as a process does that starts; the one before it has ended. */
    start(parts: Partial<WebhookParts> = {}, to = targets): void {
      process = startProcess(store, clock, { tickets: tickets.store, to }, parts);
    },
    /** Saves what happened to a ticket together with what is to be sent because of it. */
    async happens(ticket: Ticket, ...entries: TicketEntry[]): Promise<void> {
      if (!tickets.all.some(({ id }) => id === ticket.id)) tickets.all.push(ticket);
      entries.forEach(tickets.add);
      const items = await process.webhooks.tellOthers({ ticket, entries });
      for (const { lane } of items) lanes.add(lane);
      await store.saveTurn(aTurn({ conversation: `c${++saved}`, outbox: items }));
    },
    /** Lets time pass, and sends what is due meanwhile. */
    async pass(ms: number, step: number): Promise<void> {
      for (const end = now + ms; now < end;) {
        now = Math.min(now + step, end);
        await sendDue();
      }
    },
    async close(): Promise<void> {
      await process.outbox.close();
      await Promise.all(targets.map((target) => target.stop()));
      await store.close();
    },
  };
  return sending;
}

function startProcess(
  store: Store,
  clock: () => number,
  { tickets, to }: { tickets: WebhookParts['tickets']; to: readonly TestTarget[] },
  parts: Partial<WebhookParts> = {},
) {
  const log = createTestLog();
  const outbox = createOutbox({ store, log, clock, pollMs: 3_600_000 });
  const settings = { targets: to.map(({ url, secret }) => ({ url, secrets: [secret] })), offDays: 5, keepDays: 30 };
  const common = { settings, tickets, store, outbox, log, clock, random: () => 0, timeoutMs: 300 };
  return { log, outbox, webhooks: createWebhooks({ ...common, ...parts }) };
}

export type Sending = Awaited<ReturnType<typeof createSending>>;
