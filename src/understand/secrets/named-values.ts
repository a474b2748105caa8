import { acceptValue } from './accept-value.js';
import { base64End, wrappedKeyEnd } from './base64.js';
import type { Detector, Find } from './detector.js';
import { NAME_STEM } from './name-stems.js';
import { nameAround, type WrittenName } from './name-around.js';
import { readContent, readValue, valueEnds, type Reading, type Value, type ValueEnds } from './read-value.js';
import { secretName } from './secret-names.js';
import { readSeparators, type Separator } from './separator.js';

const REST_OF_LINE = /[^\r\n]{0,160}/y;
const LINE_BELOW = /[ \t]{0,20}(?:\r?\n[ \t]{0,20}){1,2}(?=\S)/y;

/**
 * Values that a name announces as secret: settings, connection strings, JSON, XML, YAML, switches of commands, tables
 * and plain sentences, in any of the languages of `secret-names`.
 */
export const namedValues: Detector = {
  name: 'named values',
  triggers: [],
  find: ({ text, lower }) => {
    const finds: Find[] = [];
    const ends = valueEnds(text);
    let done = 0;
    for (const stem of lower.matchAll(NAME_STEM)) {
      if (stem.index < done) continue;
      const name = nameAround(text, stem.index, stem.index + stem[0].length);
      const find = name && findBehind(text, name, ends);
      if (!find) continue;
      finds.push(find);
      done = find.end;
    }
    return finds;
  },
};

function findBehind(text: string, name: WrittenName, ends: ValueEnds): Find | undefined {
  const secret = secretName(name.text);
  if (!secret) return undefined;
  for (const separator of readSeparators(text, name)) {
    const value = separator.isElement
      ? readContent(text, separator.valueStart)
      : readValue(text, separator.valueStart, { isEncoded: separator.isEncoded, isUnspaced: name.isUnspaced, ends });
    const written = value ?? valueBelow(text, separator, { isEncoded: false, isUnspaced: name.isUnspaced, ends });
    const isPassword = secret.rule === 'any' && !secret.kind.endsWith('key');
    const found = written && !isPassword ? unwrapped(text, written) : written;
    const accepted =
      found &&
      acceptValue(secret, found, {
        isVerb: name.own.toLowerCase() === 'pass',
        before: text.slice(Math.max(0, name.start - 12), name.start),
        // Below its name a value stands alone, whatever the next line brings.
        separator: value ? separator : { ...separator, isListed: true },
        after: () => restOfLine(text, found.end),
      });
    if (accepted) {
      // A long key may be wrapped; a password never is.
      const end = isPassword ? accepted.end : base64End(text, accepted.start);
      return { start: accepted.start, end: Math.max(accepted.end, end), kind: secret.kind };
    }
  }
  return undefined;
}

/** A key that goes on in the next lines, as the one that it is. */
function unwrapped(text: string, value: Value): Value {
  const end = wrappedKeyEnd(text, value.start) ?? 0;
  const whole = text.slice(value.start, end);
  return /[\r\n]/.test(whole) ? { ...value, end, text: whole.replace(/\s+/g, '') } : value;
}

/** The value on the line below `Password:`, when nothing else is on that line. */
function valueBelow(text: string, separator: Separator, reading: Reading): Value | undefined {
  if (separator.style !== 'colon' || separator.isListed) return undefined;
  LINE_BELOW.lastIndex = separator.valueStart;
  if (!LINE_BELOW.test(text)) return undefined;
  const value = readValue(text, LINE_BELOW.lastIndex, reading);
  return value && restOfLine(text, value.end).trim() === '' ? value : undefined;
}

function restOfLine(text: string, from: number): string {
  REST_OF_LINE.lastIndex = from;
  return REST_OF_LINE.exec(text)?.[0] ?? '';
}
