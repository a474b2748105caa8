import { isDocumentationValue } from './documentation-value.js';

/** A GUID in its usual form, with or without brackets. */
export const GUID = /^[({]?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[)}]?$/i;

/** Names of errors and of things: never a secret, whatever stands before them. */
const NEVER: readonly RegExp[] = [
  /^0x[0-9a-f]{1,16}$/i,
  /^(?:AADSTS\d+|UserError[A-Z]\w*)$/,
  /^[A-Z][A-Za-z]*(?:Error|Exception|Failed|Failure|Invalid|Incorrect|Expired|Denied|NotFound|Unavailable)(?:[A-Z][A-Za-z]*)?(?:V\d)?$/,
  /^S-1-\d+(?:-\d+)+$/,
  /^\/subscriptions\//i,
  // How connection strings begin; what is secret in them has a name of its own.
  /^(?:DefaultEndpointsProtocol|BlobEndpoint|AccountName|AccountEndpoint|Endpoint|HostName)=/,
];

/** Versions, dates and times: never told as a password, though `password=01.02.1990` is one. */
const FIGURES: readonly RegExp[] = [
  /^v?\d+(?:\.\d+){2,4}(?:[-+][\w.]{1,20})?$/i,
  /^\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?$/,
  /^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/,
  /^\d{1,2}:\d{2}(?::\d{2})?(?:[ap]m|z)?$/i,
];

/** Things with letters and digits in them that a text about a problem is full of, and that few have as a password. */
const UNLIKELY: readonly RegExp[] = [
  /^v?\d+\.\d+$/i,
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/,
  /^\d+(?:[.,]\d+)?(?:%|ms|s|m|h|d|kb|mb|gb|tb|kib|mib|gib|min|sec|hrs?|days?|bits?|bytes?|x|st|nd|rd|th|-\w+)$/i,
  /^#?(?:[A-Z]{1,3}-?\d{4,10}|(?:INC|CVE|ICM|HTTP|NTLM|PBKDF|CRC|BASE)-?\d{1,10})$/,
  /^(?:kb|id|event|error|code|line|port|step|ticket|case|exit|status|version|windows|win|server|sql|office|tls|ssl|sha|aes|rsa|md|utf|base|oauth|x|ipv|smb|https?)[-_:#]?\d{1,7}(?:[-_.]\w{1,12})?$/i,
  /^[A-Za-z]{1,12}\d{1,4}(?:-[a-z]{3,})+$/,
  /^[A-Za-z]+'(?:t|s|m|re|ve|ll|d)$/,
  /^(?:2fa|mfa|1st|o365|m365|win32|win64|x64|x86|amd64|i386|ntlmv2|oauth2|ipv4|ipv6|c#|f#|\.net)$/i,
];

/** Whether a value is the name of an error or of a thing and therefore no secret. */
export function isNeverSecret(value: string): boolean {
  return NEVER.some((pattern) => pattern.test(value));
}

/** Whether a value is a version, a date or a time. */
export function isFigure(value: string): boolean {
  return FIGURES.some((pattern) => pattern.test(value));
}

/** Whether a token is one of the usual technical words and figures of a support text. */
function isOrdinary(token: string): boolean {
  return isNeverSecret(token) || isFigure(token) || UNLIKELY.some((pattern) => pattern.test(token));
}

/**
 * Whether a token reads like a password that somebody told: no word, no figure, no name of a thing.
 * `weak` is enough behind `password:`; `strong` is asked where only the neighbourhood speaks of a password.
 */
export function looksSecret(token: string, strength: 'weak' | 'strong'): boolean {
  if (token.length < 4 || isDocumentationValue(token) || isOrdinary(token)) return false;
  const hasLetter = /\p{L}/u.test(token);
  const hasDigit = /\d/.test(token);
  const hasSymbol = /[!@#$%^&*+=?~|§€£]/.test(token);
  if (strength === 'strong') {
    if (token.length < 6 || /^[\w.-]+@[\w-]+\.[\w.]+$/.test(token) || /[()[\]{}]|\/.*\/|\\|^[-–—]|^[\w-]+=/.test(token))
      return false;
    return hasLetter && hasDigit && (hasSymbol || (/\p{Ll}/u.test(token) && /\p{Lu}/u.test(token)));
  }
  if (!hasLetter) return /^\d{4,12}$/.test(token) || (hasDigit && hasSymbol && token.length >= 6);
  const inner = token.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[?!]+$/, '');
  return (hasDigit && hasLetter) || (hasSymbol && /[!@#$%^&*+=~|§€£]/.test(inner)) || GUID.test(token);
}

/**
 * Whether a token reads like the output of a random generator: keys and tokens, at least `shortest` characters.
 * Names made of words (`System.Threading.CancellationToken`, `my-storage-account-key`) are not.
 */
export function looksRandom(token: string, shortest: number): boolean {
  if (token.length < shortest || /\s/.test(token) || isDocumentationValue(token) || GUID.test(token)) return false;
  if (/^[\w.$]+@[0-9a-f]{5,8}$/.test(token)) return false;
  if (/(?:^|[?&;])sig=|^\??s[a-z]{1,2}=[^&]{0,40}&/.test(token)) return false;
  if (/^https?:\/\//i.test(token) || /^[~.]?\/[\w.-]+\/[\w./-]+$/.test(token) || /\\[^/]/.test(token)) return false;
  if (/^[A-Za-z]+(?:[._/:-][A-Za-z]+){0,20}[._/:-]?\d{0,5}$/.test(token))
    return token.length >= 24 && isUnpronounceable(token);
  return /\d/.test(token) && /[A-Za-z]/.test(token)
    ? !isOrdinary(token)
    : token.length >= 32 && /^[\w+/=.~-]+$/.test(token);
}

/** Whether letters alone change case so often that they are no CamelCase name: about once in three or oftener. */
function isUnpronounceable(letters: string): boolean {
  const turns = letters.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return turns * 2.2 >= letters.length;
}
