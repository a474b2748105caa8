// SQLite FTS5 in memory: Porter's stems, BM25 with weighted columns, any of the question's words.
import Database from 'libsql';
import { fieldNames, weights } from '../documents.mjs';
import { wordsOf } from '../words.mjs';

export function build(documents) {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE topics USING fts5(${fieldNames.join(', ')}, tokenize='porter unicode61')`);
  const places = fieldNames.map(() => '?').join(', ');
  const insert = database.prepare(`INSERT INTO topics(rowid, ${fieldNames.join(', ')}) VALUES (?, ${places})`);
  database.exec('BEGIN');
  documents.forEach((document, row) => insert.run(row + 1, ...fieldNames.map((name) => withoutNul(document[name]))));
  database.exec('COMMIT');
  database.exec("INSERT INTO topics(topics) VALUES ('optimize')");

  const rank = `bm25(topics, ${Object.values(weights).join(', ')})`;
  const select = database.prepare(
    `SELECT rowid AS row, ${rank} AS score FROM topics WHERE topics MATCH ? ORDER BY score LIMIT ?`,
  );
  return {
    search(text, limit) {
      // In quotes nothing is an operator; what the pattern of words leaves holds no quotes.
      const query = wordsOf(text).map((word) => `"${word}"`);
      if (query.length === 0) return [];
      // The lower the better, for SQLite.
      return select
        .all(query.join(' OR '), limit)
        .map(({ row, score }) => ({ id: documents[row - 1].id, score: -score }));
    },
    close: () => database.close(),
  };
}

/** The driver cuts texts there. */
function withoutNul(text) {
  return text.replaceAll('\0', ' ');
}
