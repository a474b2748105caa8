import { isUtf8 } from 'node:buffer';

const utf8 = new TextDecoder('utf-8');
const utf16le = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');

/** What Windows-1252 has where ISO 8859-1 has control characters. The TextDecoder of Node 20 takes one for the other. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8, and where the bytes are no UTF-8,
 * Windows-1252, which accepts every byte. Line ends become `\n`, and characters that no text holds are dropped.
 */
export function decode(bytes: Uint8Array): string {
  return bytesToString(bytes)
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\0', '')
    .replaceAll('\uFEFF', '');
}

function bytesToString(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16le.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16be.decode(bytes);
  if (isUtf8(bytes)) return utf8.decode(bytes);
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
}
