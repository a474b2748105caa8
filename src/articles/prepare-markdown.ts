/** Lines of Markdown, and where each of them stands in the file. */
export interface NumberedLines {
  lines: string[];
  /** For each line, its number in the file, from 1. */
  lineNumbers: number[];
}

/** The lines of a text that begins on the file's line `firstLine`. */
export function numberLines(text: string, firstLine: number): NumberedLines {
  const lines = text.split('\n');
  return { lines, lineNumbers: lines.map((_line, index) => firstLine + index) };
}

/** Encloses the name of a marker; a private-use character, so that no article holds it. */
export const markerSign = '\uE000';

/** Comments that mean something: they enclose what the problem is. All others say nothing to a reader. */
const markerNames = new Set(['issuedescription', 'resolutiondetails', 'rcadescription']);

/** `<!--$name--> value <!--/$name-->`: a value that the portal puts in; its spaces would undo the marks around it. */
const padBefore = /(?<=[*_])<!--\s{0,20}\$[^<>]{0,200}-->\s+/g;
const padBehind = /\s{1,20}<!--\s{0,20}\/\$[^<>]{0,200}-->(?=[*_])/g;

/** Lines of Learn articles that say one thing each, also where the break before them was lost. */
const ownLine = /^\*\*(?:error (?:codes?|messages?)|(?:cause|step) \d+)\b/i;

/** `##Title`, which CommonMark takes for text. */
const tightHeading = /^( {0,3}#{2,6}(?=[A-Za-z*])| {0,3}#(?=[A-Z*]))/;

/** The address of a link whose text ends the line before; CommonMark wants both on one line. */
const addressLine = /^\s*\(https?:\/\/[^\s)]+\)/;
const linkText = /\[[^[\]]+\]\s*$/;

/** "```text```" on one line is code within a paragraph. */
const opening = /^\s{0,12}(`{3,}(?=[^`]*$)|~{3,})/;
const closing = /^\s{0,12}(`{3,}|~{3,})\s*$/;

/**
 * Makes plain CommonMark of what self-help and Learn files add to it: comments become markers or vanish, Learn's
 * `:::` lines become images or vanish, the heads of Learn's tabs become bold lines. Fenced code stays as it is.
 */
export function prepareMarkdown(source: NumberedLines): NumberedLines {
  const prepared: NumberedLines = { lines: [], lineNumbers: [] };
  let openFence: string | undefined;
  let inComment = false;
  source.lines.forEach((line, index) => {
    const put = (part: string) => {
      prepared.lines.push(part);
      prepared.lineNumbers.push(source.lineNumbers[index] ?? index + 1);
    };
    const mark = opening.exec(line)?.[1];
    if (openFence !== undefined) {
      if (closing.exec(line)?.[1]?.startsWith(openFence)) openFence = undefined;
      put(line);
    } else if (mark && !inComment) {
      openFence = mark;
      put(line);
    } else {
      const before = prepared.lines.at(-1) ?? '';
      let bare = line.replace(padBefore, '').replace(padBehind, '').replace(tightHeading, '$1 ');
      if (addressLine.test(bare) && linkText.test(before)) {
        prepared.lines[prepared.lines.length - 1] = '';
        bare = before.trimEnd() + bare.trimStart();
      }
      if (ownLine.test(line)) put('');
      const { parts, stillInComment } = withoutComments(bare, inComment);
      inComment = stillInComment;
      parts.forEach((part) => put(withoutLearnExtensions(part)));
      // Alone on its line, an anchor begins a block of HTML that would swallow the heading below it.
      if (/^\s*<a\s[^<>]*><\/a>\s*$/.test(line)) put('');
    }
  });
  return prepared;
}

/** The line without its comments; a marker stands alone between empty lines, so that it ends what was open. */
function withoutComments(line: string, startsInComment: boolean): { parts: string[]; stillInComment: boolean } {
  const parts: string[] = [];
  let text = '';
  let rest = line;
  let inComment = startsInComment;
  for (;;) {
    if (inComment) {
      const end = rest.indexOf('-->');
      if (end < 0) return { parts: [...parts, text], stillInComment: true };
      rest = rest.slice(end + 3);
      inComment = false;
    }
    const start = rest.indexOf('<!--');
    if (start < 0) return { parts: [...parts, text + rest], stillInComment: false };
    const name = /^<!--+\s*(\/?[A-Za-z]+)\s*-+->/.exec(rest.slice(start));
    text += rest.slice(0, start);
    if (name?.[1] && markerNames.has(name[1].replace('/', '').toLowerCase())) {
      parts.push(text, '', markerSign + name[1].toLowerCase() + markerSign, '');
      text = '';
      rest = rest.slice(start + name[0].length);
    } else {
      rest = rest.slice(start + 4);
      inComment = true;
    }
  }
}

function withoutLearnExtensions(line: string): string {
  const tab = /^#{1,6}\s+\[(.+)\]\(#tab\/[^)]*\)\s*$/.exec(line);
  if (tab?.[1]) return `**${tab[1]}**`;
  if (!/^\s*:::/.test(line)) return line;
  const source = /\bsource="([^"]*)"/.exec(line)?.[1];
  const alt = /\balt-text="([^"]*)"/.exec(line)?.[1] ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return source === undefined ? '' : `${indent}![${alt}](${source})`;
}
