import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new folder with these files, by their paths in it. */
export function folderOf(files: Record<string, string>): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'triage-test-'));
  for (const [name, text] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** An article in our own format: front matter and steps. */
export function anArticle(title: string, header: string, body: string): string {
  return `---\ntitle: ${title}\n${header}\nsources:\n  - title: Mail handbook\n    url: https://example.org/mail\n---\n\n${body}\n`;
}
