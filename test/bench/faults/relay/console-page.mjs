// The experts' page, as far as HTTP and its WebSocket go: it hears that a ticket has changed, and reads what is new.
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { call } from '../call.mjs';

/**
 * Signs in by the link that the start has printed.
 * @param hears gets each entry of the tickets that are watched, when it was read
 */
export async function openConsolePage(bot, hears) {
  const link = /\S+\/support\?code=\S+/.exec(bot.out)?.[0];
  const entered = await fetch(link, { redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0].split(';')[0];
  const headers = { cookie, origin: bot.url };
  /** The number of the entry that comes next, by ticket. */
  const next = new Map();
  const running = new Map();
  const page = { act, watch: (ticket) => next.set(ticket, 1), close: () => socket.terminate(), faults: [] };

  const socket = new WebSocket(`${bot.url.replace('http', 'ws')}/api/support/stream`, { headers });
  socket.on('message', (data) => {
    const { kind, ticket } = JSON.parse(String(data));
    if (kind === 'ticket' && next.has(ticket)) read(ticket);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

  /** One request for a ticket at a time; what changes meanwhile is read by one more. */
  function read(ticket) {
    if (running.has(ticket)) {
      running.set(ticket, true);
      return;
    }
    running.set(ticket, false);
    readNow(ticket).then(
      () => {
        const isMore = running.get(ticket);
        running.delete(ticket);
        if (isMore) read(ticket);
      },
      (thrown) => page.faults.push(thrown.message),
    );
  }

  async function readNow(ticket) {
    const path = `${bot.url}/api/support/tickets/${ticket}?from=${next.get(ticket)}`;
    const { body } = await call(path, { method: 'GET', headers });
    for (const entry of body.entries) {
      if (entry.seq < next.get(ticket)) continue;
      next.set(ticket, entry.seq + 1);
      hears(entry.event);
    }
  }

  /** @throws Error where it is refused */
  async function act(ticket, what) {
    const path = `${bot.url}/api/support/tickets/${ticket}/act`;
    const { status, body } = await call(path, { body: { key: randomUUID(), act: what }, headers });
    if (status !== 200) throw new Error(`${what.kind} was answered with ${status}: ${JSON.stringify(body)}`);
  }
  return page;
}
