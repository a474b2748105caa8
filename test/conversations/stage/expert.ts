import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DeskAct } from '../../../src/model/desk.js';
import type { Ticket } from '../../../src/model/ticket.js';
import { aLine, type Line, tellAll } from './line.js';
import type { Scene } from './scene.js';

const needsExperts = { needsExperts: true };
const who = { role: 'expert', id: 'expert-1', name: 'Support engineer' } as const;
const other = { role: 'expert', id: 'expert-2', name: 'Second engineer' } as const;

/** The lines of somebody from support, at the desk. The asker then looks at what came of it. */
export const expert = {
  takes: (): Line => aLine(expert.takes, 'expert.takes()', (scene) => act(scene, { kind: 'take' }), needsExperts),
  releases: (): Line =>
    aLine(expert.releases, 'expert.releases()', (scene) => act(scene, { kind: 'release' }), needsExperts),
  says: (text: string): Line =>
    aLine(expert.says, `expert.says(${tellAll([text])})`, (scene) => act(scene, { kind: 'say', text }), needsExperts),
  resolves: (note: string): Line =>
    aLine(
      expert.resolves,
      `expert.resolves(${tellAll([note])})`,
      (scene) => act(scene, { kind: 'resolve', note }),
      needsExperts,
    ),
  reopens: (): Line =>
    aLine(expert.reopens, 'expert.reopens()', (scene) => act(scene, { kind: 'reopen' }), needsExperts),

  /** Somebody else tries, and is refused. */
  isRefusedToAnother: (kind: 'take' | 'resolve', words: string): Line =>
    aLine(
      expert.isRefusedToAnother,
      `expert.isRefusedToAnother(${tellAll([kind, words])})`,
      async (scene) => {
        const result = await scene.house.desk().act(scene.ticket, { kind }, other, randomUUID());
        expect(result).toMatchObject({ kind: 'refused', message: expect.stringContaining(words) });
      },
      needsExperts,
    ),

  /** Reads in the ticket everything that these words name: story and record. */
  reads: (...words: string[]): Line =>
    aLine(
      expert.reads,
      `expert.reads(${tellAll(words)})`,
      async (scene) => {
        const read = await recordOf(scene);
        for (const word of words) expect(read).toContain(word);
      },
      needsExperts,
    ),
  /** Reads a ticket in which this holds. */
  readsThat: (holds: (ticket: Ticket) => void): Line =>
    aLine(
      expert.readsThat,
      'expert.readsThat(…)',
      async ({ house, ticket: id }) => {
        const ticket = await house.tickets().loadTicket(id);
        if (!ticket) throw new Error(`there is no ticket ${id}`);
        holds(ticket);
      },
      needsExperts,
    ),
  readsOnce: (words: string): Line =>
    aLine(
      expert.readsOnce,
      `expert.readsOnce(${tellAll([words])})`,
      async (scene) => expect((await recordOf(scene)).split(words)).toHaveLength(2),
      needsExperts,
    ),
  doesNotRead: (...words: string[]): Line =>
    aLine(
      expert.doesNotRead,
      `expert.doesNotRead(${tellAll(words)})`,
      async (scene) => {
        const read = await recordOf(scene);
        for (const word of words) expect(read).not.toContain(word);
      },
      needsExperts,
    ),

  /** Sees exactly so many tickets of this asker. */
  sees: (tickets: number): Line =>
    aLine(
      expert.sees,
      `expert.sees(${tickets})`,
      async (scene) => {
        const ticket = await scene.house.tickets().loadHead(scene.ticket);
        const conversation = ticket?.address.conversation ?? '';
        expect(await scene.house.tickets().listTickets({ conversation }, 99)).toHaveLength(tickets);
      },
      needsExperts,
    ),
};

function act(scene: Scene, deskAct: DeskAct): Promise<void> {
  return scene.receive(async () => {
    const result = await scene.house.desk().act(scene.ticket, deskAct, who, randomUUID());
    if (result.kind === 'refused') throw new Error(`the desk refused: ${result.message}`);
  });
}

async function recordOf(scene: Scene): Promise<string> {
  const tickets = scene.house.tickets();
  const [ticket, entries] = await Promise.all([
    tickets.loadTicket(scene.ticket),
    tickets.entriesFrom(scene.ticket, 1, 999),
  ]);
  return JSON.stringify([ticket, entries], undefined, 1);
}
