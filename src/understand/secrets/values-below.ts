import { patternDetector, type PatternRule } from './detector.js';
import { looksSecret } from './looks-secret.js';

/** A line that names a password and does nothing with it. */
const LINE_START = '(?<=(?:^|\\n)[ \\t>*#-]{0,8}(?!(?:reset|change|forgot|wrong|incorrect|invalid|bad|enter)\\b)';
const NAME_ALONE = `${LINE_START}(?:[\\w-]{1,20} ){0,3})`;
const VERB = '[ \\t]{1,3}(?:is|was|lautet|ist)[ \\t]{0,3}:?';
/** Alone on the next line or the one after it. */
const BELOW = '[ \\t]{0,8}(?:\\r?\\n[ \\t]{0,20}){1,2}["\'`]?([^\\s"\'`<>]{6,64})["\'`]?[.,]?[ \\t]{0,8}(?=\\r?\\n|$)';

function below(kind: string, names: string): PatternRule[] {
  const triggers = names.split('|');
  const accepts = (secret: string): boolean => looksSecret(secret, 'strong');
  return [
    { kind, triggers, pattern: new RegExp(`(?<![\\w-])(?:${names})${VERB}${BELOW}`, 'gi'), accepts },
    { kind, triggers, pattern: new RegExp(`(?<![\\w-])(?=${names})${NAME_ALONE}(?:${names})${BELOW}`, 'gi'), accepts },
  ];
}

/**
 * Passwords that stand alone on the line below `the password is` or below the label of a field. Behind a name with a
 * colon they are named values.
 */
export const valuesBelow = patternDetector('passwords on the line below', [
  ...below('password', 'password|passwort|kennwort|passcode|pwd'),
  ...below('passphrase', 'passphrase'),
]);
