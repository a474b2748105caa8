import { setImmediate } from 'node:timers/promises';
import { checkFile, shownName } from '../model/check-file.js';
import { type FileSource, type KeptFile, type RefusedFile, roomFor, withFiles } from '../model/files.js';
import type { Message } from '../model/message.js';
import { isLive, type TicketHead } from '../model/ticket.js';
import type { CleanAndCount } from '../model/turn.js';

/** So many files of a message are looked at, and named where they cannot be taken. */
const mostTried = 20;

/** What became of the files of a message. */
export interface TakenFiles {
  kept: KeptFile[];
  refused: RefusedFile[];
}

/**
 * Reads the files that came with a message, for the ticket of the talk; without one that is live nobody looks at them.
 * @param newId makes ids that nobody can guess
 */
export async function takeFiles(
  message: Message,
  ticket: TicketHead | undefined,
  clean: CleanAndCount,
  newId: () => string,
): Promise<TakenFiles | undefined> {
  if (message.kind !== 'text' || message.attachments === 0 || !ticket || !isLive(ticket)) return undefined;
  // A message that was changed brings its files again.
  if (message.isEdit) return { kept: [], refused: [] };
  const { files = [], attachments } = message;
  const kept: KeptFile[] = [];
  const refused: RefusedFile[] = notRead(attachments - files.length);
  for (const { name: written, read } of files.slice(0, mostTried)) {
    const name = shownName(written, clean);
    const early = roomFor(0, kept.length, ticket.files);
    const got = early ? { refused: early } : await read();
    // Looking for secrets takes a second for the longest: others have their turn between two files.
    await setImmediate();
    const checked = 'refused' in got ? got : checkFile(newId(), written, got.data, clean);
    const why = 'refused' in checked ? checked.refused : noRoom(checked.kept, kept, ticket);
    if (why) refused.push({ name, why });
    else if ('kept' in checked) kept.push(checked.kept);
  }
  const left = files.length - mostTried;
  if (left > 0) refused.push({ name: left === 1 ? '1 more file' : `${left} more files`, why: 'too-many', count: left });
  return { kept, refused };
}

/** Of these nobody knows more than their number. */
function notRead(count: number): RefusedFile[] {
  if (count <= 0) return [];
  return [{ name: count === 1 ? 'A file' : `${count} files`, why: 'not-read', count }];
}

function noRoom({ note }: KeptFile, before: readonly KeptFile[], { files }: TicketHead) {
  const total = withFiles(
    files,
    before.map((each) => each.note),
  );
  return roomFor(note.size, before.length, total);
}

/** A message whose files are fetched once, however often it is thought about. */
export function readOnce(message: Message): Message {
  if (message.kind !== 'text' || !message.files) return message;
  return { ...message, files: message.files.map(once) };
}

function once({ name, read }: FileSource): FileSource {
  let reading: ReturnType<typeof read> | undefined;
  return { name, read: () => (reading ??= read()) };
}
