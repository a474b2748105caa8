import { loadIndexed } from '../../knowledge.js';
import { evidenceNames } from '../../match/confidence.js';
import { Problem } from '../../model/problem.js';
import { readQuestions } from '../eval/questions.js';
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
  const kept = await readRows(options.fit, isAsking);
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
  const { pack, index } = await loadIndexed(options.knowledge, progressOn(terminal, 'articles'));
  return [...kept.filter((row) => row.pack !== name), ...askRows(counted, pack, index, name)];
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
