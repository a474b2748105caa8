// The articles of a run: few, so that a process starts soon, with a checklist as long as it is wanted.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an asker says to get the checklist, and what has an answer without one. */
export const asksForChecklist = 'MachineUnchecked';
export const asksForAnswer = 'MailboxFull';

/** @returns the folder. @param length how many steps the checklist has */
export function writeArticles(folder, length) {
  const path = join(folder, `articles-${length}`);
  mkdirSync(path, { recursive: true });
  const steps = Array.from({ length }, (_, index) => `- Look at part ${index + 1} of the machine.`).join('\n');
  const head = (title, code) =>
    `---\ntitle: ${title}\ncodes: [${code}]\nsources:\n  - title: Handbook\n    url: https://example.org/handbook\n---\n`;
  writeFileSync(
    join(path, 'machine.md'),
    `${head('The machine is unchecked', asksForChecklist)}\n## Checklist\n\n${steps}\n`,
  );
  writeFileSync(
    join(path, 'mailbox.md'),
    `${head('The mailbox is full', asksForAnswer)}\n## Steps\n\n1. Empty the bin.\n`,
  );
  return path;
}
