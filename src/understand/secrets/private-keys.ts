import { base64End, decodeStart } from './base64.js';
import type { Detector, Find } from './detector.js';
import type { ReadableText } from './readable-text.js';

/** No key is longer: a 16,384-bit RSA key in PEM has about 13,000 characters. */
const LONGEST_BLOCK = 40_000;

const BEGIN = /-{0,5}[ \t]?BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?[ \t]?[-—–]{0,5}/g;
const END_LINE = /[-—–]{0,5}[ \t]?END (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?[ \t]?[-—–]{0,5}/g;
const FIRST_END_LINE = new RegExp(END_LINE.source);
const HEADER_LINE =
  /(?:Version|Comment|Charset|Hash|Proc-Type|DEK-Info|Subject|X-[\w-]{1,30}): {0,2}[^\r\n\\]{0,120}/iy;
const GAP = /(?:\s|\\r|\\n|&#1[03];|&#x[ad];|["'+>|,=]){1,40}/iy;

/**
 * Private keys in PEM and PGP armour, whole or without their end or their beginning.
 * Format: RFC 7468 (textual encodings of PKIX), RFC 4716 (SSH2 keys), RFC 9580 (OpenPGP armour).
 */
export const armouredKeys: Detector = {
  name: 'armoured private keys',
  triggers: ['private key'],
  find: (readable) => [...keysWithBeginning(readable.text), ...keysWithoutBeginning(readable.text)],
};

function keysWithBeginning(text: string): Find[] {
  const finds: Find[] = [];
  let done = 0;
  for (const begin of text.matchAll(BEGIN)) {
    if (begin.index < done) continue;
    const from = begin.index + begin[0].length;
    const end = closingLineEnd(text, from) ?? bodyEnd(text, from);
    if (end === undefined) continue;
    finds.push({ start: begin.index, end, kind: begin[0].includes('BLOCK') ? 'PGP private key' : 'private key' });
    done = end;
  }
  return finds;
}

/** The end of the `-----END` line that closes a block, if it comes before the next block begins. */
function closingLineEnd(text: string, from: number): number | undefined {
  const other = text.indexOf('BEGIN ', from);
  const limit = Math.min(other < 0 ? text.length : other, from + LONGEST_BLOCK);
  const rest = text.slice(from, limit);
  const line = FIRST_END_LINE.exec(rest);
  // Dots, a placeholder or an ellipsis between the lines are no key.
  return line && /[A-Za-z0-9+/]{16}/.test(rest.slice(0, line.index)) ? from + line.index + line[0].length : undefined;
}

/** The end of a block that was cut off: as far as headers and base64 go; `undefined` when there is none. */
function bodyEnd(text: string, from: number): number | undefined {
  let end = from;
  let letters = 0;
  for (let position = from; position - from < LONGEST_BLOCK;) {
    GAP.lastIndex = position;
    position += GAP.exec(text)?.[0].length ?? 0;
    HEADER_LINE.lastIndex = position;
    const header = HEADER_LINE.exec(text);
    const next = header ? position + header[0].length : base64End(text, position);
    const isFirst = letters === 0;
    // After the first run only long ones belong to it: what follows a key is usually a sentence.
    if (next === position || (!header && next - position < (isFirst ? 16 : 40))) break;
    if (!header) letters += next - position;
    end = next;
    position = next;
  }
  return letters > 0 ? end : undefined;
}

function keysWithoutBeginning(text: string): Find[] {
  const finds: Find[] = [];
  let done = 0;
  for (const line of text.matchAll(END_LINE)) {
    let start = line.index;
    while (start > done && line.index - start < LONGEST_BLOCK && /[A-Za-z0-9+/=\s]/.test(text.charAt(start - 1)))
      start--;
    done = line.index + line[0].length;
    // Words before the line are no key: begin at the first long run.
    const first = /[A-Za-z0-9+/]{30,}/.exec(text.slice(start, line.index));
    if (first) finds.push({ start: start + first.index, end: done, kind: 'private key' });
  }
  return finds;
}

const ENCODED_START = /(?<![A-Za-z0-9+/=])(?:M[CGHI][A-Za-z0-9+/]{30,}|b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/]{10,})/g;
/** How the bytes of a private key begin, in hexadecimal. */
const PRIVATE_STARTS: readonly RegExp[] = [
  // SEQUENCE { INTEGER 0, 1 or 3: PKCS #1, PKCS #8, SEC 1 and PKCS #12 all begin like this; a certificate never does.
  /^30(?:[0-7].|81..|82....)0201(?:00|01|03)/,
  // SEQUENCE { SEQUENCE { OBJECT IDENTIFIER PBES2 or an older password-based scheme: an encrypted PKCS #8 key.
  /^30(?:81..|82....)30..06(?:09|0a)2a864886f70d01(?:05|0c01)/,
  // "openssh-key-v1"
  /^6f70656e7373682d6b65792d7631/,
];

/**
 * Keys without any armour, known by how their bytes begin.
 * Format: RFC 8017 (PKCS #1), RFC 5958 (PKCS #8), RFC 5915 (SEC 1), RFC 7292 (PKCS #12), OpenSSH PROTOCOL.key.
 */
export const bareKeys: Detector = {
  name: 'private keys and PFX files in base64',
  triggers: ['mi', 'mc', 'mg', 'mh', 'b3blbnnzac1rzxktdje'],
  find: ({ text }) => {
    const finds: Find[] = [];
    let done = 0;
    for (const match of text.matchAll(ENCODED_START)) {
      // A line of the key before it.
      if (match.index < done) continue;
      const bytes = inHexadecimal(decodeStart(match[0], 40));
      if (!PRIVATE_STARTS.some((start) => start.test(bytes))) continue;
      done = base64End(text, match.index);
      finds.push({ start: match.index, end: done, kind: 'private key' });
    }
    return finds;
  },
};

function inHexadecimal(bytes: string): string {
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

const PUTTY_LINES = /Private-Lines:[ \t]{0,4}\d{1,4}(?:\s|\\r|\\n){1,6}/gi;
const PUTTY_CHECK = /Private-(?:MAC|Hash):[ \t]{0,4}([0-9a-f]{16,})/gi;

/** PuTTY key files; their public half stays. Format: the PuTTY manual, appendix "PPK file format". */
export const puttyKeys: Detector = {
  name: 'PuTTY private keys',
  triggers: ['private-lines', 'private-mac', 'private-hash'],
  find: ({ text }: ReadableText) => {
    const finds: Find[] = [];
    for (const match of text.matchAll(PUTTY_LINES)) {
      const start = match.index + match[0].length;
      const end = base64End(text, start);
      if (end - start >= 16) finds.push({ start, end, kind: 'private key' });
    }
    for (const match of text.matchAll(PUTTY_CHECK)) {
      const end = match.index + match[0].length;
      finds.push({ start: end - (match[1] ?? '').length, end, kind: 'private key' });
    }
    return finds;
  },
};
