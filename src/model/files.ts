import type { FileNote } from './ticket.js';

/** What files may be, in bytes and numbers. A log is shorter, because all of it is searched for secrets. */
export const fileLimits = {
  bytes: 4 * 1024 * 1024,
  textBytes: 1024 * 1024,
  perMessage: 5,
  perTicket: 50,
  ticketBytes: 50 * 1024 * 1024,
} as const;

/** A file that belongs to a ticket, as it is kept. */
export interface KeptFile {
  /** Nobody can guess it. */
  id: string;
  note: FileNote;
  data: Buffer;
}

/** Why a file is not taken. */
export type FileRefusal = 'empty' | 'too-large' | 'text-too-large' | 'not-allowed' | 'too-many' | 'full' | 'not-read';

/** Says why, to whoever sent the file, in a sentence without an end. */
export const whyNoFile: Readonly<Record<FileRefusal, string>> = {
  empty: 'it is empty',
  'too-large': 'it is larger than 4 MB',
  'text-too-large': 'it is a text of more than 1 MB: send the part around the error',
  'not-allowed': 'only pictures (PNG, JPEG, GIF, WebP), plain text such as logs, PDF and ZIP can be sent',
  'too-many': 'at most 5 files can be sent at once: send it in another message',
  full: 'the ticket has as many files as it can hold',
  'not-read': 'it could not be read: try again, or paste what matters',
};

/** A file that somebody sent, before anybody looks at it. */
export interface FileSource {
  /** As the sender called it. */
  name: string;
  /** Fetches it; what is too large is not fetched to its end. Never fails. */
  read(): Promise<{ data: Buffer } | { refused: FileRefusal }>;
}

/** A file that was not taken. */
export interface RefusedFile {
  name: string;
  why: FileRefusal;
  /** For how many files it stands; 1 where it is left out. */
  count?: number;
}

/** Where experts fetch a file. */
export function filePath(id: string): string {
  return `/api/support/files/${id}`;
}

/** What a ticket holds. */
export type FileTotal = { count: number; bytes: number };

/** Whether one more file has room. @param inMessage how many the message has already */
export function roomFor(
  size: number,
  inMessage: number,
  { count, bytes }: FileTotal = { count: 0, bytes: 0 },
): FileRefusal | undefined {
  if (inMessage >= fileLimits.perMessage) return 'too-many';
  return count >= fileLimits.perTicket || bytes + size > fileLimits.ticketBytes ? 'full' : undefined;
}

/** What a ticket holds with these files. */
export function withFiles(
  total: FileTotal = { count: 0, bytes: 0 },
  files: readonly Pick<FileNote, 'size'>[],
): FileTotal {
  return { count: total.count + files.length, bytes: files.reduce((sum, { size }) => sum + size, total.bytes) };
}
