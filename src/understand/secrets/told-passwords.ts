import { patternDetector } from './detector.js';
import { looksSecret } from './looks-secret.js';

const isStrong = (secret: string): boolean => looksSecret(secret, 'strong');
const NOUN = '(?:password|passphrase|passcode|pwd|pw|pass)';
/** What follows makes it something else: `KeePass2 as password manager`. */
const NO_TOOL = '(?![\\w-]|[ -](?:manager|store|vault|hash|policy|provider|filter|file|generator|reset|algorithm))';

/** Passwords that a sentence tells without naming them first: `use X as password`, `login: admin / X`. */
export const toldPasswords = patternDetector('passwords told in other words', [
  {
    kind: 'password',
    triggers: ['pass', 'pw'],
    pattern: new RegExp(
      `(?<=^|[\\s"'(])([^\\s"'()<>]{6,64})["']? (?:is|was|as|=) (?:(?:my|the|our|his|her|a|your) )?(?:[\\w-]{1,20} ){0,2}${NOUN}${NO_TOOL}`,
      'gi',
    ),
    accepts: isStrong,
  },
  {
    // Behind `used` a weaker value will do, but not before `password manager`.
    kind: 'password',
    triggers: ['pass', 'pw'],
    pattern: new RegExp(
      `(?<![\\w-])(?:use|used|using|set|chose|entered|typed|tried) ["']?([^\\s"'()<>]{6,64})["']? as (?:(?:my|the|our|his|her|a|your|new) ){0,2}${NOUN}${NO_TOOL}`,
      'gi',
    ),
    accepts: (secret) => looksSecret(secret, 'weak') && /\p{L}/u.test(secret),
  },
  {
    kind: 'password',
    triggers: ['pass', 'pw'],
    pattern: new RegExp(
      `${NOUN}(?: [\\w.-]{1,20}){0,4} (?:from|to|into|auf|zu) ["']?([^\\s"'()<>]{6,64}?)(?=["'.,;]{0,3}(?:\\s|$))`,
      'gi',
    ),
    accepts: isStrong,
  },
  {
    kind: 'password',
    triggers: ['pass', 'pw'],
    pattern: new RegExp(
      `${NOUN}[^\\r\\n]{1,60}? from ["']?[^\\s"'()]{6,64}["']? to ["']?([^\\s"'()<>]{6,64}?)(?=["'.,;]{0,3}(?:\\s|$))`,
      'gi',
    ),
    accepts: isStrong,
  },
  {
    kind: 'password',
    triggers: ['pass', 'pw'],
    pattern: new RegExp(`${NOUN} [(\\[]["']?([^\\s"'()<>\\[\\]]{6,64})["']?[)\\]]`, 'gi'),
    accepts: isStrong,
  },
  {
    kind: 'password',
    triggers: ['cred', 'log', 'user', 'sign', 'acc', 'admin', 'rdp', 'ssh'],
    pattern:
      /(?<![\w-])(?:cred(?:ential)?s?|log[- ]?(?:in|on)|sign[- ]?in|user(?:name)?(?:[ ]?(?:\/|and|&|\+|,)[ ]?(?:password|pass|pwd|pw))?|account|rdp|ssh|admin)(?: (?:are|is|with|as|details|data|using))*[ ]?[:=]?[ ]{1,3}["']?(?!(?:[-–—]|(?:id|name|is|was|with|and|or|for|to)(?![\w])))[\w.@\\-]{1,64}["']?[ ]?(?:\/|:|,|\||and| )[ ]?(?:(?:password|pass|pwd|pw)[ :=]{1,3})?["']?([^\s"'(),;<>]{6,64})/gi,
    accepts: isStrong,
  },
]);
