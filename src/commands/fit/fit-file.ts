import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { evidenceNames } from '../../match/confidence.js';
import type { Fit } from '../../match/fit.js';
import { fitVersion } from '../../match/read-fit.js';
import { messageOf, Problem } from '../../model/problem.js';
import { row, type Row } from './row.js';

const kept = z.object({ version: z.literal(fitVersion), names: z.array(z.string()), rows: z.array(row) });

const askAgain = 'Run triage fit with --questions for each pack: knowledge/README.md tells how.';

/**
 * The rows of a fit file, where they hold the evidence of this program.
 * @param mayDrop whether it is well that there is no file yet, or that its rows hold other evidence: they are dropped
 * @returns the rows, and the packs whose rows were dropped
 * @throws Problem when the file is no fit, or does not serve and `mayDrop` is false
 */
export async function readRows(file: string, mayDrop: boolean): Promise<{ rows: Row[]; dropped: string[] }> {
  const text = await readText(file);
  if (text === undefined) {
    if (mayDrop) return { rows: [], dropped: [] };
    throw new Problem('fit-missing', `there is no ${file}`, askAgain);
  }
  const parsed = parse(text, file);
  if (parsed instanceof Problem) {
    // What cannot be read is made anew from the questions that were given.
    if (mayDrop) return { rows: [], dropped: ['every pack'] };
    throw parsed;
  }
  const { names, rows } = parsed;
  if (names.join() === evidenceNames.join() && rows.every(({ values }) => [0, names.length].includes(values.length)))
    return { rows, dropped: [] };
  if (mayDrop) return { rows: [], dropped: [...new Set(rows.map(({ pack }) => pack))] };
  throw new Problem('fit-outdated', `the rows of ${file} hold other evidence than this program has`, askAgain);
}

/**
 * Writes a fit and what it was fitted on, one row a line.
 * @throws Problem when the file cannot be written
 */
export async function writeFit(
  file: string,
  { base, weights }: Fit,
  strength: number,
  rows: readonly Row[],
): Promise<void> {
  const head = JSON.stringify({ version: fitVersion, names: evidenceNames, strength, base, weights });
  const lines = rows.map((each) => JSON.stringify(each)).join(',\n');
  try {
    // Beside its place and then in one step there: a full disk must not cost the fit that was there.
    const beside = `${file}.${process.pid}.tmp`;
    try {
      await writeFile(beside, `${head.slice(0, -1)},"rows":[\n${lines}\n]}\n`);
      await rename(beside, file);
    } catch (thrown) {
      await rm(beside, { force: true });
      throw thrown;
    }
  } catch (thrown) {
    throw new Problem('fit-unwritable', `${file} cannot be written: ${messageOf(thrown)}`, 'Name another with --fit.');
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'ENOENT') return undefined;
    throw new Problem('fit-unreadable', `${file} cannot be read: ${messageOf(thrown)}`, 'Name the fit with --fit.');
  }
}

function parse(text: string, file: string): z.infer<typeof kept> | Problem {
  try {
    const result = kept.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    throw new Error(z.prettifyError(result.error).replaceAll('\n', ' '));
  } catch (thrown) {
    return new Problem('fit-broken', `${file} is no fit with rows: ${messageOf(thrown)}`, askAgain);
  }
}
