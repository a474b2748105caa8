// How often does the secrets filter damage harmless text?
//
//   npm run build && node test/bench/secrets.mjs TEXTS [--contacts]
//
// TEXTS holds one text per line, or JSON Lines whose records have a `text`. Prints how many texts were changed and the
// first 20 of them; exits with 1 when it was more than one in a hundred. E-mail addresses and telephone numbers are
// contact details that harmless texts do hold, so they are left in unless --contacts is given.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { removeSecrets } from '../../dist/understand/remove-secrets.js';

const SHOWN = 20;
const MOST_DAMAGED = 0.01;

const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (file === undefined) {
  console.error('usage: node test/bench/secrets.mjs TEXTS [--contacts]');
  process.exit(2);
}
const contacts = process.argv.includes('--contacts');
const texts = readFileSync(file, 'utf8')
  .split(/\r?\n/)
  .map(textOfLine)
  .filter((text) => text.trim() !== '');

const started = performance.now();
const damaged = [];
for (const text of texts) {
  const result = removeSecrets(text, { emails: contacts, phones: contacts });
  if (result.text !== text) damaged.push({ before: text, ...result });
}
const elapsed = performance.now() - started;

for (const { before, text: after, removed } of damaged.slice(0, SHOWN)) {
  const { cut, left } = difference(before, after);
  console.log(`${removed.map(({ kind, count }) => `${count} x ${kind}`).join(', ')}: ${JSON.stringify(cut)}`);
  console.log(`    ${JSON.stringify(left)}`);
}
const size = texts.reduce((sum, text) => sum + text.length, 0);
const share = texts.length === 0 ? 0 : damaged.length / texts.length;
console.log(
  `${damaged.length} of ${texts.length} texts changed (${(share * 100).toFixed(3)} %), ` +
    `${(size / 1e6).toFixed(1)} million characters in ${(elapsed / 1000).toFixed(2)} s`,
);
process.exitCode = share > MOST_DAMAGED ? 1 : 0;

/** The text of a line: the field `text` of a JSON record, or the line itself. */
function textOfLine(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { text } = JSON.parse(line);
    return typeof text === 'string' ? text : line;
  } catch {
    return line;
  }
}

/** What stood where two texts part and meet again, and the new text around it. */
function difference(before, after) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return {
    cut: before.slice(start, before.length - same),
    left: after.slice(Math.max(0, start - 60), after.length - same + 60),
  };
}
