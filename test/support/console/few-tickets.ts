import type { Story, Ticket } from '../../../src/model/ticket.js';

/** A story in which everything stands that one can hold. */
export const fullStory: Story = {
  words: 'Backup of our file server fails since Tuesday.\nWe changed nothing but the proxy.',
  codes: ['UserErrorGuestAgentStatusUnavailable', '0x80070005'],
  messages: ['VM agent is unable to communicate with the Azure Backup Service.'],
  topics: [
    { topic: 'agent', title: 'The VM agent cannot be reached by Azure Backup', confidence: 0.94 },
    { topic: 'proxy', title: 'A proxy stops the traffic of the agent', confidence: 0.31 },
    { topic: 'other', title: 'The extension cannot take a snapshot' },
  ],
  tried: [
    {
      topic: 'agent',
      part: 'steps',
      title: 'The VM agent cannot be reached by Azure Backup',
      outcome: 'tried',
      steps: [
        { id: '1', text: 'Check that the VM runs.', isDone: true },
        { id: '2', text: 'Restart the service of the agent.', isDone: true, by: 'Asker' },
        { id: '3', text: 'Update the agent to the newest version.', isDone: false },
      ],
    },
    { topic: 'agent', part: 'cause-1', title: 'Cause 1: the agent is not installed', outcome: 'open', steps: [] },
  ],
  answers: [
    { id: 'since', question: 'When did the problem begin?', answer: '2026-11-17 08:00' },
    { id: 'vault', question: 'Which vault is it?', answer: '' },
  ],
  platform: 'linux',
  locale: 'de-DE',
  transcript: [
    { at: Date.UTC(2026, 10, 21, 9, 58), who: 'asker', text: 'UserErrorGuestAgentStatusUnavailable' },
    { at: Date.UTC(2026, 10, 21, 9, 58, 1), who: 'bot', text: 'Does the machine run Windows or Linux?' },
    { at: Date.UTC(2026, 10, 21, 9, 59), who: 'asker', text: 'linux' },
  ],
  removed: 1,
};

let made = 0;
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ';

/** An open ticket. Each has an id of its own. */
export function aTicket(fields: Partial<Ticket> = {}): Ticket {
  made += 1;
  const openedAt = fields.openedAt ?? Date.now() - 5 * 60_000;
  return {
    id: `K7M-3${letters[Math.floor(made / 23) % 23] ?? 'A'}${letters[made % 23] ?? 'A'}`,
    version: 1,
    state: 'open',
    asker: { channel: 'directline', id: 'dl_secret-id', name: 'Asker of the web' },
    address: { via: 'direct-line', channel: 'directline', conversation: `talk-${made}` },
    title: 'Backup of the file server fails',
    tags: ['vm-backup'],
    story: fullStory,
    openedAt,
    changedAt: openedAt,
    ...fields,
  };
}
