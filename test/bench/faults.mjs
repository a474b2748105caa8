// npm run bench:faults: what happens to talks and tickets when a process is killed, messages come twice, a disk is full, or a
// database or another system goes away; and how long a message takes between an asker and an expert. Real processes, SQLite on
// the disk of the temporary folder, and a real PostgreSQL. Prints one table, and ends with exit code 1 when a promise is broken
// or a failpoint was never hit.
//
//   npm run bench:faults                   # an hour on two cores that have other work
//   npm run bench:faults -- --short        # three to ten minutes; a few of everything, no times
//   npm run bench:faults -- --only kills redeliveries
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { endAllBots } from './faults/bot.mjs';
import { measurements } from './faults/measurements.mjs';
import { tableOf } from './faults/table.mjs';
import { startPostgres } from '../helpers/postgres.mjs';

/** Minutes after which the run is given up: something hangs. */
const mostMinutes = 90;

function readOptions() {
  const names = measurements.map(({ name }) => name);
  const { values, positionals } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      kills: { type: 'string' },
    },
    allowPositionals: true,
  });
  const only = [...(values.only ?? []), ...positionals];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  if (values.kills !== undefined && !(Number(values.kills) >= 1)) throw new Error('--kills wants a number from 1 on.');
  return {
    isShort: values.short,
    chosen: measurements.filter(({ name }) => only.length === 0 || only.includes(name)),
    ...(values.kills && { kills: Number(values.kills) }),
  };
}

function tellProgress(name) {
  return (text) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${name}: ${text}`);
}

/** @param rows gets a row for each that was measured */
async function measure({ isShort, chosen, kills }, folder, rows) {
  let postgres;
  try {
    for (const { name, isOnPostgres, run } of chosen) {
      if (isOnPostgres) postgres ??= await startPostgres({ folder: join(folder, 'postgres'), settings: [] });
      const started = performance.now();
      const row = await run({ folder, postgres, isShort, kills, tellProgress: tellProgress(name) });
      rows.push({ name, ...row, seconds: (performance.now() - started) / 1000 });
    }
  } finally {
    await endAllBots();
    await postgres?.close();
  }
}

async function main() {
  const options = readOptions();
  const [before] = loadavg();
  const folder = mkdtempSync(join(tmpdir(), 'triage-faults-'));
  // A database server that does not run as root has to enter.
  chmodSync(folder, 0o755);
  const rows = [];
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const hangs = setTimeout(() => stop(`it took more than ${mostMinutes} minutes`), mostMinutes * 60_000);
  const stop = (why) => {
    if (rows.length > 0) console.log(tableOf(rows));
    process.stderr.write(`stopped: ${why}\n`);
    void endAllBots().then(() => {
      clean();
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
  try {
    await measure(options, folder, rows);
    tellProgress('')('');
    console.log(tableOf(rows));
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
    console.log(`\n${machine}, Node ${process.version}, load ${before} before and ${loadavg()[0]} after`);
    process.exitCode = rows.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } finally {
    clearTimeout(hangs);
    clean();
  }
}

try {
  await main();
} catch (thrown) {
  process.stderr.write(`bench:faults: ${thrown.stack ?? thrown}\n`);
  process.exitCode = 1;
}
