import { patternDetector } from './detector.js';

const PURPOSE =
  'verification|verify|one[- ]?time|sign[- ]?in|log[- ]?in|confirmation|two[- ]factor|2fa|mfa|otp|sms|access|authenticator|authentication|security|tan|bestätigungs|vérification|verificación';
const NOUN = '(?:pass)?(?:code|pin|password|passcode|token|zahl|nummer|number)';
const CODE =
  '(\\d{3}[ -]\\d{3,4}|\\d{4,8})(?![\\d.:/-]|\\s?(?:bits?|bytes?|minutes?|seconds?|hours?|times|characters?))';

/**
 * Codes that are good for one sign-in, where the text says that they are: four to eight digits.
 * An error code, a status code or an exit code is none.
 */
export const oneTimeCodes = patternDetector('one-time codes', [
  {
    kind: 'one-time code',
    triggers: ['code', 'pin', 'otp', 'tan', 'number', 'token', 'password', 'nummer', 'zahl'],
    pattern: new RegExp(
      `(?<![\\w-])(?:${PURPOSE})(?:[- ]${NOUN}|${NOUN})(?: (?:i (?:got|received)|for [\\w ]{1,20}))?(?:\\s{0,2}(?:is|was|=|:|-|lautet|ist|est|es)){0,2}\\s{0,3}["']?${CODE}`,
      'gi',
    ),
  },
  {
    kind: 'one-time code',
    triggers: ['otp', 'tan'],
    pattern: new RegExp(`(?<![\\w-])(?:OTP|TOTP|mTAN|TAN)(?:\\s{0,2}(?:is|was|=|:|-)){0,2}\\s{1,3}${CODE}`, 'gi'),
  },
  {
    kind: 'one-time code',
    triggers: ['code', 'otp', 'pin'],
    pattern: new RegExp(
      `(?<![\\w.:/-])(?:G-)?(\\d{4,8}) (?:is|as) (?:your|my|the|a) (?:[\\w-]{1,20} ){0,3}(?:code|otp|pin|passcode)`,
      'gi',
    ),
    accepts: (_, match) => !/ (?:error|exit|status|result|return|event|stop)[- ]code$/i.test(match[0]),
  },
]);
