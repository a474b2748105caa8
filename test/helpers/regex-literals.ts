import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression as it stands in a source file. */
export interface RegexLiteral {
  /** `match/tokens.ts:6` */
  place: string;
  pattern: string;
  flags: string;
}

const source = new URL('../../src/', import.meta.url).pathname;

/** The regular expressions in the files of a folder of src/, in reading order. */
export function regexLiteralsOf(folder: string): RegexLiteral[] {
  const files = readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.sort().flatMap((name) => literalsIn(join(folder, name)));
}

function literalsIn(name: string): RegexLiteral[] {
  const file = ts.createSourceFile(name, readFileSync(join(source, name), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: RegexLiteral[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${name}:${line}`, pattern: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
