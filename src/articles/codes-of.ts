import { looksLikeCode } from '../model/error-code.js';

/** Error codes that a heading begins with, as in `CODE - message` and `CODE / CODE2 - message`; else none. */
export function codesOfHeading(heading: string): { codes: string[]; rest: string } {
  const separator = /\s{1,20}[-–—:]{1,20}\s|:\s/.exec(heading);
  const before = heading.slice(0, separator?.index);
  const words = before.replace(/^\s*(?:error|error code)\s+/i, '').split(/[/,]|\s(?:and|or)\s/);
  const codes = words.map((word) => word.trim());
  if (codes.length > 0 && codes.every(looksLikeCode)) {
    return { codes, rest: separator ? heading.slice(separator.index + separator[0].length).trim() : '' };
  }
  return { codes: [], rest: heading };
}
