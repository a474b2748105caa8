import { base64End, decodeStart } from './base64.js';
import type { Detector, Find } from './detector.js';

const SPACE = '(?:%20|\\+| )';
const ARMOUR = `(?:[A-Z0-9]{1,12}${SPACE}){0,4}PRIVATE${SPACE}KEY-{5}`;
/** A PEM block in an address: its line ends and signs are percent-encoded. */
const IN_ADDRESS = new RegExp(
  `-{5}BEGIN${SPACE}${ARMOUR}(?:[A-Za-z0-9+/=]|%(?:2[bf]|0[ad]|3d)){16,40000}(?:-{5}END${SPACE}${ARMOUR})?`,
  'gi',
);
/** How `-----BEGIN` and the usual connection strings begin in base64. */
const ENCODED_START =
  /(?<![A-Za-z0-9+/])(?:LS0tLS1CRUdJTi|RGVmYXVsdEVuZHBvaW50c1By|RW5kcG9pbnQ9c2I6Ly|QWNjb3VudEVuZHBvaW50P|SG9zdE5hbWU9|U2VydmVyP)[A-Za-z0-9+/]{16,}/g;
const LONGEST_DECODED = 8000;
const SECRET_INSIDE = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|(?:Account|AccessK|SharedAccess)Key=|(?:Password|Pwd)=/i;

/** Private keys and connection strings that were encoded once more: for an address, or in base64 as a whole. */
export const encodedBlocks: Detector = {
  name: 'private keys and connection strings, encoded once more',
  triggers: [
    'private',
    'ls0tls1crudjti',
    'rgvmyxvsdevuzhbvaw50c1by',
    'rw5kcg9pbnq9c2i6ly',
    'qwnjb3vudev',
    'sg9zde5hbwu9',
    'u2vydmvyp',
  ],
  find: ({ text }) => {
    const finds: Find[] = [];
    for (const { index, 0: block } of text.matchAll(IN_ADDRESS)) {
      finds.push({ start: index, end: index + block.length, kind: 'private key' });
    }
    let done = 0;
    for (const { index } of text.matchAll(ENCODED_START)) {
      if (index < done) continue;
      const end = base64End(text, index);
      done = end;
      const encoded = text.slice(index, Math.min(end, index + LONGEST_DECODED)).replace(/\s+/g, '');
      const decoded = decodeStart(encoded, LONGEST_DECODED);
      const secret = SECRET_INSIDE.exec(decoded)?.[0];
      if (secret === undefined) continue;
      finds.push({ start: index, end, kind: secret.startsWith('-') ? 'private key' : 'connection string' });
    }
    return finds;
  },
};

/** Three full lines of PEM or more, in one of its two usual widths (RFC 7468: 64, OpenSSH: 70). */
const FULL_LINES =
  /(?<=(?:^|\n)[ \t>]{0,8})(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{70})(?:\r?\n[ \t>]{0,8}(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{70})(?![A-Za-z0-9+/=])){2,}/g;
const ARMOUR_BEFORE = /BEGIN [A-Z0-9 ]{3,40}-{0,5}[A-Za-z0-9+/\s]*$/;
const ARMOUR_BEHIND = /^[A-Za-z0-9+/=\s]*-{0,5}END /;

/**
 * The middle of a private key whose first and last lines were not pasted. A certificate and a public key are known
 * by their own lines or by how they begin, and stay.
 */
export const bareLines: Detector = {
  name: 'lines of private keys',
  triggers: ['+', '/'],
  find: ({ text }) => {
    const finds: Find[] = [];
    for (const { index, 0: lines } of text.matchAll(FULL_LINES)) {
      const end = base64End(text, index);
      const isRandom = /[+/]/.test(lines) && /[a-z]/.test(lines) && /[A-Z]/.test(lines) && /\d/.test(lines);
      const isArmoured =
        ARMOUR_BEFORE.test(text.slice(Math.max(0, index - 80), index)) ||
        ARMOUR_BEHIND.test(text.slice(end, end + 120));
      if (!isRandom || /^MI[IG]/.test(lines) || isArmoured) continue;
      finds.push({ start: index, end: Math.max(end, index + lines.length), kind: 'private key' });
    }
    return finds;
  },
};
