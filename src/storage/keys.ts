import { createHash } from 'node:crypto';

/** Bytes of UTF-8. PostgreSQL indexes at most 2,700, and here two ids at a time. */
const longest = 512;
const mark = 'sha256:';

/** An id as it is stored: as it is where both databases keep it so, else its digest. */
export function asKey(id: string): string {
  const isPlain = Buffer.byteLength(id) <= longest && isStorableText(id) && !id.startsWith(mark);
  return isPlain ? id : mark + createHash('sha256').update(id, 'utf16le').digest('base64url');
}

/** With the flag u a pair counts as one character, so that only halves are found. */
const unstorable = /\0|\p{Surrogate}/u;

/** Whether both databases keep a text as it is: not U+0000, which is cut or refused, nor half a pair, which is replaced. */
export function isStorableText(text: string): boolean {
  return !unstorable.test(text);
}
