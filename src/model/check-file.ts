import { fileLimits, filePath, type FileRefusal, type KeptFile } from './files.js';
import type { CleanAndCount } from './turn.js';

type FileType = keyof typeof endings;

/** The endings that a file of a type may have; with another one it would be opened as something else. */
const endings = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'text/plain': ['txt', 'log', 'csv', 'json', 'md', 'yml', 'yaml', 'ini', 'conf', 'cfg'],
} as const;

/** By what files begin with, in hex. Sources: PNG 5.2, JPEG B.1.1.3, GIF89a 17, WebP container, PDF 7.5.2, ZIP 4.3.7. */
const beginnings: readonly (readonly [FileType, RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^474946383[79]61/],
  ['image/webp', /^52494646.{8}57454250/],
  ['application/pdf', /^255044462d3\d/],
  ['application/zip', /^504b0304/],
];

/**
 * Looks at what a file is, whatever its name says, and takes the secrets out of a text. Pictures and the like are kept as
 * they are, and marked as not checked; what can be read as a text is one, though it may begin as they do.
 * @param id of the file that it becomes
 */
export function checkFile(
  id: string,
  name: string,
  data: Buffer,
  clean: CleanAndCount,
): { kept: KeptFile } | { refused: FileRefusal } {
  if (data.length === 0) return { refused: 'empty' };
  if (data.length > fileLimits.bytes) return { refused: 'too-large' };
  const text = textIn(data);
  const path = filePath(id);
  if (text === undefined) {
    const begin = data.toString('hex', 0, 16);
    const type = beginnings.find(([, form]) => form.test(begin))?.[0];
    if (!type) return { refused: 'not-allowed' };
    const note = { name: fileName(name, type, clean), type, size: data.length, path, isUnchecked: true as const };
    return { kept: { id, note, data } };
  }
  if (data.length > fileLimits.textBytes) return { refused: 'text-too-large' };
  const { text: left, removed } = clean(text);
  const cleaned = Buffer.from(left, 'utf8');
  const note = { name: fileName(name, 'text/plain', clean), type: 'text/plain', size: cleaned.length, path };
  return { kept: { id, note: { ...note, ...(removed > 0 && { removed }) }, data: cleaned } };
}

/** What no text has, besides the Escape of what terminals print. */
const noText = /[^\P{Cc}\s]/u;

/** The same of a byte, in UTF-8 and in code pages alike: most pictures and archives have one among their first few. */
function isNoText(byte: number): boolean {
  return byte < 0x20 && byte !== 0x1b && (byte < 0x09 || byte > 0x0d);
}

/** Logs of Windows come in UTF-16 and in code pages, too. */
function textIn(data: Buffer): string | undefined {
  const name =
    data[0] === 0xff && data[1] === 0xfe ? 'utf-16le' : data[0] === 0xfe && data[1] === 0xff ? 'utf-16be' : '';
  if (!name && data.some(isNoText)) return undefined;
  const text = name ? decoded(data, name) : (decoded(data, 'utf-8') ?? decoded(data, 'windows-1252'));
  return text === undefined || noText.test(text.replaceAll('\u001b', '')) ? undefined : text;
}

function decoded(data: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data);
  } catch {
    // Not of this encoding.
    return undefined;
  }
}

const knownEnding = new RegExp(`\\.(?:${Object.values(endings).flat().join('|')})$`, 'i');
const longestName = 100;
/** Of a longer name only the beginning is looked at: a secret is known by what stands before it. */
const longestWritten = 40 * longestName;

/** A name as it is shown, with an ending by which it is opened as what the file is. */
function fileName(written: string, type: FileType, clean: CleanAndCount): string {
  const name = shownName(written, clean);
  const allowed: readonly string[] = endings[type];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return allowed.includes(ending) ? name : `${name}.${allowed[0] ?? ''}`;
}

/**
 * A name in one line and of one part, without secrets: they go while the name is still as it was written, as another
 * sign between a word and a secret, or a name cut in half, hides what they are.
 */
export function shownName(written: string, clean: CleanAndCount): string {
  const ending = knownEnding.exec(written)?.[0] ?? '';
  const left = (text: string) => clean(text).text;
  const stem = written.slice(0, Math.min(written.length - ending.length, longestWritten));
  const line = left(left(stem).replace(/[\p{Cc}\p{Cf}\p{Surrogate}\s]+/gu, ' '));
  const part = line
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  const end = part.slice(ending.length - longestName).replace(/^[\udc00-\udfff]/, '');
  // Once more, for what only shows when nothing stands before it.
  return (left(end) || 'file') + ending;
}
