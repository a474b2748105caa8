import type { Detector, Find } from './detector.js';
import { looksSecret } from './looks-secret.js';

const NAME = '(?:password|passwort|kennwort|passphrase|passwd|pwd|(credential))s?';
const ARRAY = new RegExp(`${NAME}\\\\{0,3}["']?\\s{0,4}(?:[:=]|=>)\\s{0,4}[[(]`, 'gi');
const ARRAY_ITEM = /\s{0,40},?\s{0,40}\\{0,3}["']([^"'\\\r\n]{1,200})\\{0,3}["']/y;
const SEQUENCE = new RegExp(`${NAME}["']?:[ \\t]{0,8}\\r?\\n`, 'gi');
const SEQUENCE_ITEM = /[ \t]{0,40}-[ \t]{1,4}["']?([^\s"']{1,200})["']?[ \t]{0,8}(?:\r?\n|$)/y;

/** Lists of passwords in JSON, in scripts (RFC 8259, arrays) and in YAML (YAML 1.2, block sequences). */
export const passwordLists: Detector = {
  name: 'lists of passwords',
  triggers: ['pass', 'kennwort', 'pwd', 'credential'],
  find: ({ text }) => [...itemsBehind(text, ARRAY, ARRAY_ITEM), ...itemsBehind(text, SEQUENCE, SEQUENCE_ITEM)],
};

function itemsBehind(text: string, opening: RegExp, item: RegExp): Find[] {
  const finds: Find[] = [];
  let done = 0;
  for (const { index, 0: whole, 1: isCredential } of text.matchAll(opening)) {
    if (index < done) continue;
    // Most lists of credentials are of their names.
    const strength = isCredential === undefined ? 'weak' : 'strong';
    done = index + whole.length;
    for (item.lastIndex = done; ;) {
      const match = item.exec(text);
      if (!match) break;
      const secret = match[1] ?? '';
      const start = match.index + match[0].indexOf(secret, match[0].search(/[^\s,\\"'-]/));
      if (!/\s/.test(secret) && looksSecret(secret, strength)) {
        finds.push({ start, end: start + secret.length, kind: 'password' });
      }
      done = item.lastIndex;
    }
  }
  return finds;
}
