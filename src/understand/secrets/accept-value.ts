import { isDocumentationValue } from './documentation-value.js';
import { GUID, isFigure, isNeverSecret, looksRandom, looksSecret } from './looks-secret.js';
import type { TextSpan } from './placeholder.js';
import { isProse, isSaidWord, isStatusWord } from './prose.js';
import type { Value } from './read-value.js';
import type { SecretName } from './secret-names.js';
import type { Separator } from './separator.js';

/** Where a value was found. */
export interface ValuePlace {
  /** Whether the name may as well be a verb: one can pass many things, and to many things. */
  isVerb: boolean;
  /** The text before the name, as far as it matters: at least the word before it. */
  before: string;
  separator: Separator;
  /** The rest of the line behind the value. */
  after(): string;
}

/** Kinds whose value may well be a plain word. */
const MAY_BE_A_WORD = new Set(['password', 'passphrase', 'Wi-Fi key']);
const NOTHING_MORE = /^[\s"'`*_.,;:!)\]}|<]*(?:$|<|\/\/|#|--)/;

/** The part of a value that is to be removed; `undefined` when the name announces nothing secret here. */
export function acceptValue(name: SecretName, value: Value, place: ValuePlace): TextSpan | undefined {
  const span = { start: value.start, end: value.end };
  const { hasWordsBetween, isListed } = place.separator;
  // `Secret version: ...`, `Session key type: ...`: the colon belongs to another name.
  if (hasWordsBetween && isListed && !MAY_BE_A_WORD.has(name.kind)) return undefined;
  switch (name.rule) {
    case 'digits':
      return /^\d{3}[ -]?\d{1,7}$/.test(value.text) && place.separator.style !== 'space' ? span : undefined;
    case 'random':
    case 'long':
      return acceptsGenerated(name, value, place) ? span : undefined;
    case 'any':
      return acceptAny(name, value, place);
  }
}

function acceptsGenerated({ kind, rule }: SecretName, { text, isQuoted }: Value, { separator }: ValuePlace): boolean {
  if (
    isDocumentationValue(text, isQuoted) ||
    isNeverSecret(text) ||
    isFigure(text) ||
    /^(?:SHA256|SHA1|MD5|sha256|sha512)[:-]/.test(text)
  )
    return false;
  const isLoose = separator.style === 'said' || separator.style === 'space';
  if (rule === 'long') {
    if (!/^[\w+/=.~%-]+$/.test(text)) return false;
    if (isLoose)
      return separator.style === 'said' && !separator.hasWordsBetween && /\d/.test(text) && looksRandom(text, 40);
    // Forty hexadecimal digits are a fingerprint or a commit.
    if (/^[0-9a-f]{40}$/i.test(text) && separator.style !== 'assigned') return false;
    return looksRandom(text, 32) || (kind === 'access key' && GUID.test(text) && separator.style === 'assigned');
  }
  if (GUID.test(text)) return !isLoose && kind !== 'token';
  return looksRandom(text, isLoose ? 20 : 16) && (!isLoose || (/\d/.test(text) && !text.includes(':')));
}

function acceptAny(name: SecretName, value: Value, place: ValuePlace): TextSpan | undefined {
  const { text, isQuoted } = value;
  const span = { start: value.start, end: value.end };
  const { style } = place.separator;
  const isSpeech = style === 'said' || style === 'space';
  if (isDocumentationValue(text, isQuoted) || isNeverSecret(text)) return undefined;
  if (style === 'switch' && /^[-[\]]/.test(text)) return undefined;
  if (name.kind === 'secret' && style === 'switch' && /^[\w-]+=/.test(text)) return undefined;
  if (isQuoted) {
    // A colon inside quotes, whose closing quote was taken for the opening one.
    if (style === 'colon' && text.includes('\n')) return undefined;
    if (isSpeech && (place.isVerb || place.separator.hasWordsBetween))
      return looksSecret(text, 'strong') ? span : undefined;
    if (style === 'space' || (style === 'colon' && place.separator.isListed))
      return looksSecret(text, 'weak') ? span : undefined;
    return isProse(text) ? undefined : span;
  }
  switch (style) {
    case 'assigned':
    case 'switch':
      return text.length >= 3 && !isStatusWord(text) && !isSentence(text, place) ? span : undefined;
    case 'colon':
      return acceptBehindColon(name, value, place);
    case 'said':
      return acceptSaid(text, place) ? span : undefined;
    case 'space':
      // `--secret-names MySecret MySecret2`
      return looksSecret(text, 'strong') && !/(?:secret|key|token)\d*$/i.test(text) ? span : undefined;
  }
}

/** `password = wrong user`: a word in lower case with a sentence behind it. */
function isSentence(text: string, { after: restOfLine }: ValuePlace): boolean {
  if (!/^[a-z]+$/.test(text)) return false;
  const after = restOfLine();
  return /^ [a-z]+[ ,]/.test(after) && isProse(`${text} ${after}`);
}

function acceptBehindColon(name: SecretName, value: Value, place: ValuePlace): TextSpan | undefined {
  const { text } = value;
  const span = { start: value.start, end: value.end };
  if (name.kind === 'passphrase') {
    const words = /^(?:[ \t-]{1,2}[a-z]{2,12}){2,9}(?=\s*$)/.exec(place.after())?.[0];
    if (words !== undefined && /^[a-z]+$/i.test(text) && !isProse(text + words)) {
      return { start: value.start, end: value.end + words.length };
    }
  }
  if (isSaidWord(text) || isFigure(text)) return undefined;
  if (looksSecret(text, 'weak')) return span;
  // `password: Server2016, user: joe`: behind a comma a new thought begins.
  const isOneOfSeveral = /^[,;|)]/.test(place.after()) && /\p{L}/u.test(text) && /\d/.test(text);
  if (isOneOfSeveral && !place.separator.isListed && MAY_BE_A_WORD.has(name.kind)) return span;
  const mayBeAWord =
    MAY_BE_A_WORD.has(name.kind) && !place.separator.isListed && text.length >= 3 && !text.endsWith('?');
  return mayBeAWord && NOTHING_MORE.test(place.after()) ? span : undefined;
}

function acceptSaid(text: string, { isVerb, before, separator, after }: ValuePlace): boolean {
  if (isSaidWord(text) || isFigure(text)) return false;
  if (separator.hasWordsBetween || isVerb) return looksSecret(text, 'strong');
  const rest = after();
  if (/^\s*(?:bits?|bytes?|char|digits?|days?|hours?|minutes?|months?|seconds?|times|%)/.test(rest)) return false;
  if (looksSecret(text, 'weak')) return true;
  if (NOTHING_MORE.test(rest) && /\p{L}/u.test(text) && /\d/.test(text) && text.length >= 5)
    return !isNeverSecret(text) && !isFigure(text);
  const isMine = /(?:^|[^\p{L}])(?:my|our|admin|root|mein|meine|mi|mon|minha|mia|moje|mitt|mijn|мой)\s$/iu.test(before);
  return isMine && text.length >= 5 && NOTHING_MORE.test(rest) && /^[\p{L}\p{N}!?._-]+$/u.test(text);
}
