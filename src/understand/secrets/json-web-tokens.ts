import { decodeStart } from './base64.js';
import type { Detector, Find } from './detector.js';

const SEGMENT_START = /(?<![A-Za-z0-9_+/-])eyJ[\w-]{12,}/g;
const NEXT_SEGMENT = /\.[\w-]*/y;
const WRAP = /(?:\r?\n[ \t>]{0,8}|\\r?\\n|=\r?\n)(?=[\w.-]{1,200}(?:[\s"',]|$))/y;
const HEADER_NAMES = /^\{\s{0,2}"(?:alg|typ|kid|x5t|x5c|enc|cty|jku|jwk|nonce|zip|ver)/;

/**
 * JSON Web Tokens, signed or encrypted, also cut off or wrapped over lines.
 * Format: RFC 7519 with RFC 7515 (signed: three parts) and RFC 7516 (encrypted: five parts).
 */
export const jsonWebTokens: Detector = {
  name: 'JSON Web Tokens',
  triggers: ['eyj'],
  find: ({ text }) => {
    const finds: Find[] = [];
    let done = 0;
    for (const match of text.matchAll(SEGMENT_START)) {
      if (match.index < done) continue;
      const end = tokenEnd(text, match.index + match[0].length, match.index);
      const isHeader = HEADER_NAMES.test(decodeStart(match[0], 24));
      const segments = text
        .slice(match.index, end)
        .split('.')
        .filter((part) => part.length >= 8).length;
      if (isHeader || (segments >= 2 && /^\{\s{0,2}"/.test(decodeStart(match[0], 8)))) {
        finds.push({ start: match.index, end, kind: 'JWT' });
      }
      done = end;
    }
    return finds;
  },
};

function tokenEnd(text: string, firstEnd: number, start: number): number {
  let end = firstEnd;
  let lineStart = start;
  for (;;) {
    NEXT_SEGMENT.lastIndex = end;
    const segment = NEXT_SEGMENT.exec(text)?.[0] ?? '';
    if (segment.length > 1 || (segment === '.' && text.charAt(end + 1) === '.')) {
      end += segment.length;
      continue;
    }
    WRAP.lastIndex = end + segment.length;
    const wrap = WRAP.exec(text);
    if (!wrap || end - lineStart < 50) return end;
    const from = end + segment.length + wrap[0].length;
    const line = /^[\w.-]{1,200}/.exec(text.slice(from, from + 200))?.[0] ?? '';
    // A word on a line of its own is the next sentence, not the rest of the token.
    if (!/[\d.]/.test(line) && line.length < 40) return end;
    lineStart = from;
    end = from + (/^[\w-]*/.exec(line)?.[0].length ?? 0);
  }
}
