// PostgreSQL full text: a server of its own, weighted tsvectors under a GIN index, any of the question's words.
import { fieldNames } from '../documents.mjs';
import { wordsOf } from '../words.mjs';
import { startServer } from './postgres-server.mjs';

/** PostgreSQL knows four weights, A to D. */
const classes = {
  A: ['title', 'codes'],
  B: ['messages', 'symptoms'],
  C: ['headings', 'summary'],
  D: ['steps', 'notes', 'links'],
};
const weightsOfDCBA = '{0.3, 0.5, 0.8, 1.0}';
const rowsAtOnce = 500;

/** A tsvector takes a megabyte. */
const longestField = 50_000;

export async function build(documents, folder) {
  const server = await startServer(folder);
  try {
    const { client } = server;
    await client.query(`CREATE TABLE topics (row int PRIMARY KEY, words tsvector)`);
    for (let first = 0; first < documents.length; first += rowsAtOnce) {
      await insert(client, documents.slice(first, first + rowsAtOnce), first);
    }
    await client.query('CREATE INDEX ON topics USING gin (words)');
    await client.query('VACUUM ANALYZE topics');
  } catch (thrown) {
    await server.stop();
    throw thrown;
  }
  return {
    async search(text, limit) {
      const query = wordsOf(text).map((word) => `'${word}'`);
      if (query.length === 0) return [];
      const { rows } = await server.client.query({ name: 'search', text: select, values: [query.join(' | '), limit] });
      return rows.map(({ row, score }) => ({ id: documents[row].id, score }));
    },
    memory: () => server.memory(),
    close: () => server.stop(),
  };
}

// `ts_rank_cd` counts how close words stand, which says little where any of them will do: it finds fewer right topics than
// `ts_rank` and takes several times as long. Divided by the logarithm of a topic's different words (16), as this ranks best.
const select = `
  SELECT row, ts_rank('${weightsOfDCBA}', words, query, 16) AS score
  FROM topics, to_tsquery('english', $1) AS query
  WHERE words @@ query ORDER BY score DESC, row LIMIT $2`;

function insert(client, documents, first) {
  const columns = fieldNames.map((name) =>
    documents.map((document) => document[name].replaceAll('\0', ' ').slice(0, longestField)),
  );
  const rows = documents.map((_, place) => first + place);
  const vectors = Object.entries(classes).map(([letter, names]) => {
    const text = names.map((name) => `"${name}"`).join(` || ' ' || `);
    return `setweight(to_tsvector('english', ${text}), '${letter}')`;
  });
  const types = ['int[]', ...fieldNames.map(() => 'text[]')].map((type, place) => `$${place + 1}::${type}`);
  const names = ['row', ...fieldNames.map((name) => `"${name}"`)];
  return client.query(
    `INSERT INTO topics SELECT row, ${vectors.join(' || ')} FROM unnest(${types.join(', ')}) AS t(${names.join(', ')})`,
    [rows, ...columns],
  );
}
