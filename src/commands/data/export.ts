import type { Terminal } from '../terminal.js';
import { withStore } from './open-data.js';

/**
 * `triage data export`: prints everything that is kept of one person, as JSON.
 * @param asker the id by which the channel, or their organisation, knows them
 * @throws Problem when the store cannot be used
 */
export async function exportData(asker: string, terminal: Terminal): Promise<void> {
  const data = await withStore((store) => store.exportAsker(asker));
  terminal.out(`${JSON.stringify({ exportedAt: new Date().toISOString(), ...data }, null, 2)}\n`);
}
