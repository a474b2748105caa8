// The table that a run prints.

/** Problems that are told in full; there may be thousands of one kind. */
const mostTold = 10;
const widths = [64, 7, 8, 8];

const line = (cells) =>
  cells
    .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
    .join(' ')
    .trimEnd();

/** @param rows what was done how often, what was found in one line or several, and which promises were broken */
export function tableOf(rows) {
  const print = ({ did, times, found, problems, seconds }) => [
    line([did, String(times), String(problems.length), `${seconds.toFixed(0)} s`]),
    ...[found].flat().map((text) => `  ${text}`),
  ];
  const told = rows.flatMap(({ name, problems }) => problems.slice(0, mostTold).map((one) => `${name}: ${one}`));
  return [
    line(['', 'times', 'broken', 'took']),
    ...rows.flatMap(print),
    ...(told.length > 0 ? ['', 'Broken promises:', ...told] : []),
  ].join('\n');
}
