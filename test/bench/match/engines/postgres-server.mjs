// A PostgreSQL server for one run, and a client of it.
import pg from 'pg';
import { startPostgres } from '../../../helpers/postgres.mjs';

/**
 * @param folder an empty one that everybody may enter
 * @throws Error with what the server said when it does not start
 */
export async function startServer(folder) {
  const server = await startPostgres({ folder, settings: ['fsync=off', 'jit=off'] });
  try {
    const client = new pg.Client({ connectionString: await server.createDatabase() });
    client.on('error', () => undefined);
    await client.connect();
    return { client, memory: () => server.memory(), stop: () => stop(server, client) };
  } catch (thrown) {
    await server.close();
    throw thrown;
  }
}

async function stop(server, client) {
  await client.end().catch(() => undefined);
  await server.close();
}
