import type { Removed } from '../../model/store.js';
import type { Terminal } from '../terminal.js';
import { withStore } from './open-data.js';

/**
 * `triage data delete`: removes everything that is kept of one person, and says what that was and what is kept elsewhere.
 * @param asker the id by which the channel, or their organisation, knows them
 * @throws Problem when the store cannot be used
 */
export async function deleteData(asker: string, terminal: Terminal): Promise<void> {
  const removed = await withStore((store) => store.deleteAsker(asker));
  const lines = told.flatMap(([name, what]) => (removed[name] > 0 ? [`- ${removed[name]} ${what}`] : []));
  terminal.out(
    lines.length === 0 ? 'Nothing is kept of this person.\n' : `Removed:\n${lines.join('\n')}\n\n${elsewhere}`,
  );
}

/** What this program cannot take back. */
const elsewhere = [
  'Not removed, as it is no longer here; look for it there:',
  '- cards and messages in the channels of experts, and in the chats that people have with the bot',
  '- what other systems got of tickets, by webhooks, the HTTP API or an engagement hub',
  '- backups of the database, and logs that PostgreSQL keeps of itself',
  '',
].join('\n');

const told: readonly [keyof Removed, string][] = [
  ['conversations', 'conversations, with their state'],
  ['activities', 'messages and replies of the web chat'],
  ['keys', 'notes of what was handled'],
  ['tickets', 'tickets, with all that was said and sent in them'],
  ['spoken', 'things said, done or sent in tickets of others, which stay'],
  ['unsent', 'replies that were not sent yet'],
  ['unreadable', 'states that could not be read'],
  ['mentions', 'mentions in conversations with others, which go on'],
];
