import type { Detector, Find } from './detector.js';
import { isDocumentationValue } from './documentation-value.js';
import { looksRandom, looksSecret } from './looks-secret.js';

const LONGEST_AUTHORITY = 400;
const AUTHORITY = /[^\s"'<>`\\|]{0,400}/y;
const PORT_AND_REST = /^\d{1,5}(?:[/?#,]|$)/;

/**
 * The password in `scheme://user:password@host`, also with characters that should have been escaped, and a token
 * that stands alone before the host. User and host stay.
 * Format: RFC 3986 section 3.2.1 (userinfo).
 */
export const urlPasswords: Detector = {
  name: 'passwords in addresses',
  triggers: ['://', '%3a%2f%2f'],
  find: ({ text, lower }) => {
    const finds: Find[] = [];
    for (const mark of ['://', '%3a%2f%2f']) {
      for (let at = lower.indexOf(mark); at >= 0; at = lower.indexOf(mark, at + mark.length)) {
        const isWeb = /(?:https?|ftps?|git|ssh|wss?)$/.test(lower.slice(Math.max(0, at - 8), at));
        const find = mark === '://' ? userinfo(text, at + 3, isWeb) : escapedUserinfo(text, at + mark.length);
        if (find) finds.push(find);
      }
    }
    return finds;
  },
};

function userinfo(text: string, start: number, isWeb: boolean): Find | undefined {
  AUTHORITY.lastIndex = start;
  const rest = AUTHORITY.exec(text)?.[0] ?? '';
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const colon = rest.indexOf(':');
  let at = authority.lastIndexOf('@');
  const isPort = PORT_AND_REST.test(rest.slice(colon + 1));
  if (colon >= 0 && colon < authority.length && !isPort && (at < 0 || !isWeb)) {
    // A password with an unescaped slash or question mark: everything up to the last @ before the text goes on.
    at = rest.slice(0, LONGEST_AUTHORITY).lastIndexOf('@');
  }
  if (at < 0) return undefined;
  if (colon >= 0 && colon < at) return secretBetween(text, start + colon + 1, start + at);
  const user = rest.slice(0, at);
  return user.length >= 20 && !/%40/.test(user) && looksRandom(user, 20)
    ? { start, end: start + at, kind: 'access token' }
    : undefined;
}

function escapedUserinfo(text: string, start: number): Find | undefined {
  const match = /^([\w.+-]{0,64})%3a([\w.%+~!-]{1,200}?)%40/i.exec(text.slice(start, start + 300));
  if (!match) return undefined;
  const from = start + (match[1] ?? '').length + 3;
  return secretBetween(text, from, from + (match[2] ?? '').length);
}

function secretBetween(text: string, start: number, end: number): Find | undefined {
  const value = text.slice(start, end);
  return value === '' || isDocumentationValue(value) ? undefined : { start, end, kind: 'password' };
}

const PAIR =
  /(?<![\w.@:/-])(?!(?:mailto|mail|e-?mail|sip|xmpp|acct|upn|user|from|to|cc):)([\w.\\-]{1,64}):([^\s:@"'<>,;|/]{4,100})@(?=[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|localhost)/g;
const SLASHED = /(?:thin:|sqlplus(?:\s{1,3}-\w{1,5}){0,3}\s{1,3})[\w$#]{1,60}\/([^\s"'@]{1,100})(?=@|\s|$)/gi;

/** `user:password@host` without a scheme, as proxies and scripts take it, and Oracle's `user/password@host`. */
export const bareUserinfo: Detector = {
  name: 'user:password@host',
  triggers: ['@'],
  find: ({ text }) => {
    const finds: Find[] = [];
    for (const match of text.matchAll(PAIR)) {
      const [whole, , password = ''] = match;
      const start = match.index + whole.length - 1 - password.length;
      if (looksSecret(password, 'weak') || looksSecret(password, 'strong')) {
        finds.push({ start, end: start + password.length, kind: 'password' });
      }
    }
    for (const match of text.matchAll(SLASHED)) {
      const password = match[1] ?? '';
      const end = match.index + match[0].length;
      if (!isDocumentationValue(password)) finds.push({ start: end - password.length, end, kind: 'password' });
    }
    return finds;
  },
};
