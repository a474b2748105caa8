import { loadIndexed } from '../../knowledge.js';
import { evidenceNames } from '../../match/confidence.js';
import { Problem } from '../../model/problem.js';
import { readQuestions } from '../eval/questions.js';
import { tellRefused } from '../findings.js';
import { progressOn, type Terminal } from '../terminal.js';
import { askRows } from './ask-rows.js';
import { readRows, writeFit } from './fit-file.js';
import { chooseStrength, fitRows } from './fit-rows.js';
import { fitTable } from './fit-table.js';
import { judge } from './judge.js';
import { isRight, type Row } from './row.js';

export interface FitOptions {
  questions: string[];
  knowledge: string[];
  /** What the rows of these questions are kept under. */
  name?: string;
  /** The file that is read and written. */
  fit: string;
  json: boolean;
  allLanguages: boolean;
}

/** What the rows of our own articles are kept under. */
const ownName = 'own';

/**
 * `triage fit`: asks labelled questions, keeps what the evidence came to, fits the confidence to all that is kept, and
 * prints how good it is on questions held out. Without questions it fits what is kept.
 * @throws Problem when a file cannot be read or written, or there is too little to fit
 */
export async function fit(options: FitOptions, terminal: Terminal): Promise<void> {
  const isAsking = options.questions.length > 0;
  if (!isAsking && (options.name !== undefined || options.knowledge.length > 0)) throw noQuestions();
  const kept = await readRows(options.fit, isAsking);
  if (kept.isNew) terminal.err(`There is no ${options.fit} yet: it begins with these questions alone.\n`);
  if (kept.dropped.length > 0) {
    terminal.err(
      `The rows of ${kept.dropped.join(', ')} hold other evidence and are gone: ask their questions again.\n`,
    );
  }
  const rows = isAsking ? await replaceRows(kept.rows, options, terminal) : kept.rows;
  mustTell(rows);
  const strength = chooseStrength(rows);
  const { base, weights } = fitRows(rows, strength);
  const made = { base: rounded(base), weights: weights.map(rounded) };
  await writeFit(options.fit, made, strength, rows);
  const packs = judge(rows);
  const report = { names: evidenceNames, strength, ...made, packs };
  terminal.out(options.json ? `${JSON.stringify(report)}\n` : fitTable(made, strength, packs));
  tellWritten(options.fit, rows, terminal);
}

/** The kept rows with those of one pack asked anew. */
async function replaceRows(kept: readonly Row[], options: FitOptions, terminal: Terminal): Promise<Row[]> {
  const name = options.name ?? (options.knowledge.length === 0 ? ownName : undefined);
  if (name === undefined) {
    const advice = 'Give these articles a name: --name billing. Rows of the same name are replaced.';
    throw new Problem('fit-name-missing', 'questions to other articles than ours need a name', advice);
  }
  const questions = (await Promise.all(options.questions.map(readQuestions))).flat();
  const counted = questions.filter(({ lang = 'en' }) => options.allLanguages || lang === 'en');
  const { pack, index, refused } = await loadIndexed(options.knowledge, progressOn(terminal, 'articles'));
  tellRefused(refused, terminal);
  return [...kept.filter((row) => row.pack !== name), ...askRows(counted, pack, index, name)];
}

/** Fewer say little, and yet their pack counts as much as any other. */
const few = 50;

function tellWritten(file: string, rows: readonly Row[], terminal: Terminal): void {
  const counts = new Map<string, number>();
  for (const { pack } of rows) counts.set(pack, (counts.get(pack) ?? 0) + 1);
  const told = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
  terminal.err(`Written to ${file}; questions kept: ${told}.\n`);
  for (const [name, count] of counts) {
    if (count >= few) continue;
    terminal.err(`${count} questions are few: ${name} counts as much as every other name, by chance or not.\n`);
  }
}

function noQuestions(): Problem {
  return new Problem(
    'fit-no-questions',
    'a name or articles are given, and no questions to ask of them',
    'Add --questions FILE; without any option triage fit fits what is kept.',
  );
}

/** Of questions that are all right or all wrong nothing is learnt. */
function mustTell(rows: readonly Row[]): void {
  const right = rows.filter(isRight).length;
  if (right > 0 && right < rows.length) return;
  throw new Problem(
    'fit-one-sided',
    `of ${rows.length} questions ${right} found the right topic first`,
    'Give questions that articles answer, and such as none does: triage fit --questions FILE',
  );
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
