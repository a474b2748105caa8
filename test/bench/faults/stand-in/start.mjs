// Starts the stand-in for the Teams connector, kills it, and reads what it has kept.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { call } from '../call.mjs';

const program = fileURLToPath(new URL('stand-in.mjs', import.meta.url));

/**
 * @param folder where it keeps what it took
 * @param hangMs how long it hangs, where its plan says so
 */
export async function startStandIn({ folder, seed, hangMs = 20_000 }) {
  const file = join(folder, `stand-in-${seed}.jsonl`);
  const lines = createReader(file);
  const standIn = { url: '', starts: 0, set, restart, close, ...lines };
  let child;
  let port = 0;
  let state = { bot: 0, isFaulty: false, closed: [] };
  await start();

  async function start() {
    const options = JSON.stringify({ file, port, seed, hangMs });
    child = spawn(process.execPath, [program, options], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8');
    port = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`the stand-in ended with ${code}`)));
      child.stdout.once('data', (text) => resolve(Number(/listening (\d+)/.exec(text)[1])));
    });
    standIn.url = `http://127.0.0.1:${port}/`;
    standIn.starts += 1;
    await set({});
  }

  /** @param change which process of the bot runs, whether there are faults, and which channels it is shut out of */
  async function set(change) {
    state = { ...state, ...change };
    await call(`${standIn.url}state`, { body: state });
  }

  async function close() {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async function restart() {
    await close();
    await start();
  }
  return standIn;
}

/** Reads a file that grows, line by line. */
function createReader(file) {
  const all = [];
  const sent = new Map();
  let position = 0;
  let rest = Buffer.alloc(0);

  function read() {
    if (!existsSync(file)) return;
    const open = openSync(file);
    const block = Buffer.alloc(1 << 20);
    try {
      for (let size; (size = readSync(open, block, 0, block.length, position)) > 0;) {
        position += size;
        rest = Buffer.concat([rest, block.subarray(0, size)]);
      }
    } finally {
      closeSync(open);
    }
    const end = rest.lastIndexOf('\n') + 1;
    for (const text of rest.subarray(0, end).toString().split('\n').filter(Boolean)) keep(JSON.parse(text));
    rest = rest.subarray(end);
  }

  function keep(line) {
    all.push(line);
    if (line.kind === 'sent') sent.set(line.conversation, [...(sent.get(line.conversation) ?? []), line]);
  }

  return {
    /**
     * What the bot has sent to a conversation, taken or refused, oldest first; what hangs is there twice, as `waits` when it
     * came and as `hangs` when it is taken. `changes` names the message that something
     * takes the place of; `begins` is the thread that it begins in a channel, and `message` its first message.
     */
    sentTo(conversation) {
      read();
      return sent.get(conversation) ?? [];
    },
    /** How often each thing has happened. */
    counts() {
      read();
      const counts = {};
      for (const { kind, verdict, isNew } of all) {
        if (verdict === 'waits') continue;
        const name = kind === 'sent' ? verdict : isNew ? 'new id' : 'again';
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },
  };
}

/** Whether somebody has got what was sent. */
export function isTaken({ verdict }) {
  return verdict === 'taken' || verdict === 'drops' || verdict === 'hangs';
}
