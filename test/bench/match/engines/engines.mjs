// The engines that are compared. Each module's `build(documents, folder)` gives an index with
//   search(text, limit)  ->  [{ id, score }], the best first, or a promise of it
//   memory()             ->  bytes that it takes in other processes (left out where there are none)
//   close()
// `folder` is an empty one for what the engine has to write.

/** Fuse takes up to a minute for a question over so many documents. */
const manyDocuments = 2000;
const fewQuestions = 3;
const fuse = {
  label: 'Fuse',
  module: './fuse.mjs',
  mostQuestions: (documents) => (documents > manyDocuments ? fewQuestions : Infinity),
};

export const engines = {
  ours: { label: 'ours', module: './ours.mjs' },
  fts5: { label: 'SQLite FTS5', module: './fts5.mjs' },
  minisearch: { label: 'MiniSearch', module: './minisearch.mjs' },
  postgres: { label: 'PostgreSQL', module: './postgres.mjs' },
  fuse,
  'fuse-tokens': { ...fuse, label: 'Fuse, tokens', module: './fuse-tokens.mjs' },
};

/** Builds nothing: what a process takes that has only loaded the documents. */
export const nothing = 'nothing';

export async function buildEngine(name, documents, folder) {
  if (name === nothing) return { documents, search: () => [], close: () => undefined };
  const { build } = await import(engines[name].module);
  return build(documents, folder);
}
