// All engines over one set of documents, round by round in turns, so that they see the same machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachableBy } from './documents.mjs';
import { nothing } from './engines/engines.mjs';
import { startEngine } from './measure-engine.mjs';

/** @returns what was measured: one row for each engine, with what it takes above a process that only read the documents */
export async function measureSize({ name, topics, questions }, options) {
  const asked = reachableBy(topics, questions);
  const { rounds, tellProgress } = options;
  const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
  const running = [];
  const size = `${name} (${topics.length} topics)`;
  try {
    const file = join(folder, 'topics.jsonl');
    writeFileSync(file, topics.map((topic) => `${JSON.stringify(topic)}\n`).join(''));
    const start = async (engine) => {
      const started = await startEngine(engine, { ...options, file, topics, questions: asked });
      running.push(started);
      tellProgress(`${size}: building ${engine}`);
      await started.build();
      return started;
    };
    const empty = await start(nothing);
    const all = [];
    for (const engine of options.engines) all.push(await start(engine));
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < all.length; turn++) {
        const engine = all[(turn + round) % all.length];
        tellProgress(`${size}: round ${round + 1} of ${rounds}, ${engine.name}`);
        await engine.askRound();
      }
    }
    const base = await empty.memory();
    const rows = [];
    for (const engine of all) {
      const bytes = await engine.memory();
      rows.push({ ...engine.result(), memoryMb: bytes === undefined ? null : (bytes - base) / 1e6 });
    }
    return {
      size: name,
      documents: topics.length,
      inScope: asked.filter(({ gold }) => gold.length > 0).length,
      outOfScope: asked.filter(({ gold }) => gold.length === 0).length,
      unreachable: questions.length - asked.length,
      loadedMb: base / 1e6,
      engines: compare(rows),
    };
  } finally {
    await Promise.all(running.map((engine) => engine.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each engine's times as a share of FTS5's in the same run; null where there are none. */
function compare(rows) {
  const other = rows.find(({ engine }) => engine === 'fts5')?.latencyMs;
  const ratio = (one, base) => (one === null || !base ? null : one / base);
  return rows.map((row) => ({
    ...row,
    ofFts5: { p50: ratio(row.latencyMs.p50, other?.p50), p99: ratio(row.latencyMs.p99, other?.p99) },
  }));
}
