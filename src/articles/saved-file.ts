import { createHash } from 'node:crypto';
import { Problem } from '../model/problem.js';
import { aligned, flatten, unflatten } from './plain-data.js';

/**
 * The form of a saved pack, raised when the form changes: the header, how topics are kept, or what a topic or a form is.
 * A file of another version is refused, not read: making it again takes seconds.
 */
export const savedVersion = 3;

/**
 * A saved pack begins with 64 bytes, numbers with their lowest byte first: the mark (8 bytes), the version (4), nothing
 * (4), the length of the file (8), the length of the JSON (8), and the SHA-256 of these 32 bytes with all that follows the
 * header (32). Then comes the JSON, and from the next multiple of eight bytes on what typed arrays hold.
 */
const headerLength = 64;
const mark = Buffer.from('TRIAGE\r\n', 'latin1');
const [versionAt, lengthAt, jsonLengthAt, digestAt] = [8, 16, 24, 32];

/** Typed arrays lie in the file as in memory, and there the lowest byte comes first, or last. */
const isLowestByteFirst = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** What a saved pack holds, and the hash of all of it. */
export interface SavedFile {
  data: unknown;
  digest: string;
}

/** The bytes of a saved pack, in a buffer of their own. The same data become the same bytes. */
export function toSavedBytes(data: unknown): Uint8Array<ArrayBuffer> {
  const { json, arrays, length } = flatten({ isLowestByteFirst, data });
  const text = Buffer.from(json, 'utf8');
  const arraysAt = aligned(headerLength + text.length);
  const bytes = Buffer.from(new ArrayBuffer(arraysAt + length));
  mark.copy(bytes);
  bytes.writeUInt32LE(savedVersion, versionAt);
  bytes.writeBigUInt64LE(BigInt(bytes.length), lengthAt);
  bytes.writeBigUInt64LE(BigInt(text.length), jsonLengthAt);
  text.copy(bytes, headerLength);
  for (const { at, bytes: part } of arrays) bytes.set(part, arraysAt + at);
  digestOf(bytes).copy(bytes, digestAt);
  return new Uint8Array(bytes.buffer);
}

/**
 * What bytes of a saved pack hold; its typed arrays are views on them.
 * @param name of the file, for what is told
 * @throws Problem when it is no saved pack, of another version, cut short, or damaged
 */
export function fromSavedBytes(bytes: Uint8Array, name: string): SavedFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < headerLength || !file.subarray(0, mark.length).equals(mark)) throw notOne(name, file);
  const version = file.readUInt32LE(versionAt);
  if (version !== savedVersion) throw otherVersion(name, version > savedVersion ? 'a newer' : 'an older');
  const length = Number(file.readBigUInt64LE(lengthAt));
  if (length !== file.length) throw broken(name, `it has ${file.length} bytes, and had ${length} when it was made`);
  if (!digestOf(file).equals(file.subarray(digestAt, headerLength))) throw broken(name, 'its checksum is wrong');
  const jsonEnd = headerLength + Number(file.readBigUInt64LE(jsonLengthAt));
  const read = unflatten(file.toString('utf8', headerLength, jsonEnd), bytes.subarray(aligned(jsonEnd))) as {
    isLowestByteFirst: boolean;
    data: unknown;
  };
  const digest = file.toString('hex', digestAt, headerLength);
  if (read.isLowestByteFirst === isLowestByteFirst) return { data: read.data, digest };
  throw new Problem('pack-other-machine', `${name} was made on another kind of processor`, 'Compile it on this one.');
}

function digestOf(file: Buffer): Buffer {
  return createHash('sha256').update(file.subarray(0, digestAt)).update(file.subarray(headerLength)).digest();
}

function notOne(name: string, file: Buffer): Problem {
  if (file.length < headerLength && file.length >= mark.length && file.subarray(0, mark.length).equals(mark))
    return broken(name, 'only its beginning is there');
  return new Problem(
    'pack-not-one',
    `${name} is no saved pack`,
    'Name a folder of articles, or a file that triage compile wrote.',
  );
}

/** @param which completes "of ... version" */
export function otherVersion(name: string, which: string): Problem {
  return new Problem(
    'pack-other-version',
    `${name} was saved by ${which} version of this program`,
    'Compile it again with this version: triage compile --knowledge DIR --out FILE.',
  );
}

function broken(name: string, how: string): Problem {
  return new Problem(
    'pack-broken',
    `${name} is damaged: ${how}`,
    'Copy it again, or compile it again: triage compile --knowledge DIR --out FILE.',
  );
}
