import type { DeskAct, DeskResult } from '../../../model/desk.js';
import type { Expert, TicketId } from '../../../model/ticket.js';
import { type ExpertParts, speakerOf } from './expert-parts.js';

/** What came of a message for the asker. */
export interface Relayed {
  result: DeskResult;
  /** Whether the ticket was taken by it. */
  isTaken: boolean;
}

/** Sends the asker a message. Who answers where nobody has the ticket takes it. @param key of the message */
export async function relay(
  ticket: TicketId,
  text: string,
  expert: Expert,
  key: string,
  { desk }: Pick<ExpertParts, 'desk'>,
): Promise<Relayed> {
  const by = speakerOf(expert);
  const say: DeskAct = { kind: 'say', text };
  const first = await desk.act(ticket, say, by, key);
  if (first.kind === 'done' || first.reason !== 'not-taken') return { result: first, isTaken: false };
  const taken = await desk.act(ticket, { kind: 'take' }, by, `${key} take`);
  if (taken.kind === 'refused') return { result: taken, isTaken: false };
  return { result: await desk.act(ticket, say, by, key), isTaken: true };
}

/** How many secrets a message lost. */
export function removedIn(result: DeskResult): number {
  return result.kind === 'done' && result.entry.event.kind === 'said' ? (result.entry.event.removed ?? 0) : 0;
}

/** Tells whoever wrote it. */
export function secretsWord(removed: number): string {
  const what = removed === 1 ? '1 secret was' : `${removed} secrets were`;
  return `${what} removed from your message before the asker got it.`;
}
