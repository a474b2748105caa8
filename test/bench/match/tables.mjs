// What was measured, for a terminal of 100 columns.
import { engines } from './engines/engines.mjs';

const labelWidth = 14;
const columns = [
  ['top-1', 8, ({ top1 }) => percent(top1)],
  ['top-3', 8, ({ top3 }) => percent(top3)],
  ['MRR', 7, ({ mrr }) => fixed(mrr, 2)],
  ['AUROC', 7, ({ auroc }) => fixed(auroc, 2)],
  ['p50 ms', 9, ({ latencyMs }) => short(latencyMs.p50)],
  ['p99 ms', 9, ({ latencyMs }) => short(latencyMs.p99)],
  ['p50/FTS5', 10, ({ ofFts5 }) => short(ofFts5.p50)],
  ['p99/FTS5', 10, ({ ofFts5 }) => short(ofFts5.p99)],
  ['build s', 9, ({ buildMs }) => short(buildMs === null ? null : buildMs / 1000)],
  ['MB', 7, ({ memoryMb }) => fixed(memoryMb, 0)],
];

/** One set of documents: a line for each engine, then what has to be said about some. */
export function sizeTable({ size, documents, inScope, outOfScope, unreachable, loadedMb, engines: rows }) {
  const head =
    `${size}: ${documents} topics; ${inScope} questions in scope, ${outOfScope} out of scope, ` +
    `${unreachable} left out as no topic answers them`;
  const line = (label, cells) => label.padEnd(labelWidth) + cells.join('');
  return [
    head,
    line(
      '',
      columns.map(([title, width]) => title.padStart(width)),
    ),
    ...rows.map((row) =>
      line(
        engines[row.engine].label,
        columns.map(([, width, cell]) => cell(row).padStart(width)),
      ),
    ),
    ...rows.flatMap(remarks),
    `MB above the ${fixed(loadedMb, 0)} MB of a process that has only read the topics.`,
    '',
  ].join('\n');
}

function remarks({ engine, questions, isWarm, stoppedAfterMs }) {
  const { label } = engines[engine];
  const asked = `${questions} question${questions === 1 ? '' : 's'}, each asked once`;
  if (stoppedAfterMs !== null) return [`${label}: stopped after ${fixed(stoppedAfterMs / 1000, 0)} s; ${asked}.`];
  return isWarm ? [] : [`${label}: ${asked}.`];
}

/** What is asked of ours, with what was asked for. */
export function targetsTable({ sizes, ours }) {
  const largest = sizes.at(-1);
  const row = largest?.engines.find(({ engine }) => engine === 'ours');
  const lines = [];
  const say = (label, value, target) => lines.push(`${label.padEnd(55)}${value.padStart(13)}   (${target})`);
  if (row && row.ofFts5.p50 !== null) {
    say(`ours against FTS5, ${largest.documents} topics: p50`, short(row.ofFts5.p50), 'at most 0.1');
    say('  p99', short(row.ofFts5.p99), 'at most 0.25');
  }
  if (ours) {
    const { growth, long, own } = ours;
    say(`p50 over ${growth.half} and ${growth.all} topics, ms`, `${short(growth.p50Half)} ${short(growth.p50All)}`, '');
    say('  twice the topics, times as long', short(growth.ratio), 'less than 2');
    for (const [kind, { p50, most }] of Object.entries(long)) {
      say(`100,000 characters (${kind}): p50 and slowest, ms`, `${short(p50)} ${short(most)}`, 'at most 50');
    }
    say(`our own ${own.documents} topics: p99, ms`, short(own.p99), 'at most 2');
  }
  return lines.join('\n').replaceAll(/ *\(\)$/gm, '');
}

function percent(share) {
  return isFigure(share) ? `${(100 * share).toFixed(1)} %` : '-';
}

function fixed(value, digits) {
  return isFigure(value) ? value.toFixed(digits) : '-';
}

/** Three digits that count. */
function short(value) {
  if (!isFigure(value)) return '-';
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

function isFigure(value) {
  return typeof value === 'number' && Number.isFinite(value);
}
