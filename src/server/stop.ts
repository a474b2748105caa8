import type { Server } from 'node:http';
import type { Log } from '../model/log.js';

/**
 * Stops taking requests, lets the running ones end, and closes what is left.
 * @param hooks run first: they end sockets and wait for work that goes on behind an answer.
 * @param longestMs milliseconds until everything is cut off.
 * @param cutOff ends the connections that Node does not know of.
 */
export async function stop(
  node: Server,
  hooks: readonly (() => Promise<unknown>)[],
  longestMs: number,
  log: Log,
  cutOff: () => void,
): Promise<void> {
  const closed = new Promise<void>((resolve) => node.close(() => resolve()));
  node.closeIdleConnections();
  const timeUp = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), longestMs).unref());
  const finished = Promise.allSettled(hooks.map((hook) => hook())).then(() => {
    // Connections whose request was answered meanwhile count as idle only now.
    node.closeIdleConnections();
    return closed;
  });
  if ((await Promise.race([finished, timeUp])) === 'late') log.warn({ longestMs }, 'stopped before all work was done');
  node.closeAllConnections();
  cutOff();
  await closed;
}
