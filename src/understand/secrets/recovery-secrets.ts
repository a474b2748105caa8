import { patternDetector } from './detector.js';

const SEED_NAMES = /(?:seed|recovery|mnemonic|backup|secret)(?:[ _-](?:phrase|words?|seed))|mnemonic/;
/** A code has a digit or a hyphen in it; a word of the next sentence has neither. */
const CODE = '(?=[A-Za-z-]{0,40}\\d|[A-Za-z]{4,6}-[A-Za-z]{4,6}(?!\\w))[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){0,4}';

/**
 * What opens an account or a disk when everything else fails.
 * Formats: BitLocker, "recovery password": eight groups of six digits; BIP 39: 12 to 24 words; backup codes of GitHub,
 * Google and Microsoft accounts; otpauth: Google Authenticator "Key URI Format".
 */
export const recoverySecrets = patternDetector('recovery keys, codes and phrases', [
  {
    kind: 'BitLocker recovery key',
    triggers: ['-'],
    pattern: /(?<![\d-])\d{6}(?:\s?-\s?\d{6}){7}(?!\d)/g,
  },
  {
    // Cut off, but named as one.
    kind: 'BitLocker recovery key',
    triggers: ['recovery', 'bitlocker', 'numerical password'],
    pattern:
      /(?:recovery (?:key|password)|bitlocker(?: \w{1,20}){0,3}|numerical password)[^\w\r\n]{0,6}(?:\s{0,40}ID: \{[\w-]{36}\}\s{0,40}Password:)?\s{0,40}(\d{6}(?:-\d{6}){2,7})/gi,
  },
  {
    kind: 'recovery code',
    triggers: ['code'],
    pattern: new RegExp(
      `(?:recovery|backup|scratch|emergency|rescue)[ -]codes?(?: (?:is|are))?\\s{0,3}[:=]?\\s{1,6}(${CODE}(?:[\\s,;]{1,6}${CODE}){0,19})`,
      'gi',
    ),
    // A single number behind `backup code` is more often the code of an error.
    accepts: (secret, match) => secret.length >= 8 && (/\D/.test(secret) || /codes/i.test(match[0])),
  },
  {
    kind: 'seed phrase',
    triggers: ['seed', 'mnemonic', 'phrase', 'words'],
    pattern: new RegExp(
      `(?:${SEED_NAMES.source})(?: (?:is|are))?["']?\\s{0,3}[:=]?\\s{0,3}["']?((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})(?![\\w])`,
      'gi',
    ),
    accepts: (secret) =>
      [12, 15, 18, 21, 24].includes(secret.trim().split(/[ ,]+/).length) &&
      !/\b(?:the|and|for|with|that|you|was|not)\b/.test(secret),
  },
  {
    kind: 'authenticator secret',
    triggers: ['otpauth'],
    pattern: /otpauth(?:-migration)?:\/\/[^\s"'<>]{0,200}?(?:secret|data)=([A-Za-z0-9%+/=]{8,})/gi,
  },
]);
