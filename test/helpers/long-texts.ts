import { numbers } from './random.js';

function repeat(unit: string): (size: number) => string {
  return (size) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
}

function random(characters: (next: (below: number) => number) => string): (size: number) => string {
  return (size) => {
    const next = numbers(7);
    return Array.from({ length: size }, () => characters(next)).join('');
  };
}

/** Texts of any length that make careless regular expressions slow, by what they consist of. */
export const longTexts: readonly (readonly [string, (size: number) => string])[] = [
  ['prose', repeat('the backup failed again, ')],
  ['random ASCII', random((next) => String.fromCharCode(32 + next(95)))],
  ['random letters and digits', random((next) => 'abcXYZ0123456789'.charAt(next(16)))],
  ['one long word', repeat('a')],
  ['one long CamelCase word', repeat('ErrorFailed')],
  ['double quotes', repeat('"')],
  ['quoted letters', repeat('"a')],
  ['apostrophes', repeat("'")],
  ['angle brackets', repeat('<')],
  ['open tags', repeat('<message ')],
  ['percent escapes', repeat('%41')],
  ['percent escapes that are no UTF-8', repeat('%FF')],
  ['backslashes', repeat('\\')],
  ['escaped quotes', repeat('\\"')],
  ['unicode escapes', repeat('\\u0041')],
  ['entities', repeat('&#x41;')],
  ['ampersands', repeat('&')],
  ['spaces', repeat(' ')],
  ['tabs', repeat('\t')],
  ['line breaks', repeat('\n')],
  ['digits', repeat('1')],
  ['hyphens', repeat('-')],
  ['asterisks', repeat('*')],
  ['underscores', repeat('_')],
  ['labels of messages', repeat('message:"')],
  ['labels of errors', repeat('error: ')],
  ['denials', repeat('not ')],
  ['negative numbers', repeat('-2147024891')],
  ['error numbers', repeat('0x8007')],
  ['resource paths', repeat('/subscriptions/x')],
  ['Chinese', repeat('备份失败')],
  ['emoji', repeat('😀')],
];
