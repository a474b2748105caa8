// A disk that is full for a while: a small one of memory, which is mounted for this run.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeArticles } from './articles.mjs';
import { startBot } from './bot.mjs';
import { Unanswered } from './call.mjs';
import { startConnector } from './connector.mjs';
import { compareTurns } from './saved.mjs';
import { createTeamsTalk } from './teams-talk.mjs';
import { createWebTalk } from './web-talk.mjs';

/** More than the log of SQLite comes to before it is taken in. */
const sizeMb = 16;
const rounds = 3;

/** @returns `isPossible: false` where nothing can be mounted: that needs Linux, and root */
export async function measureFullDisk({ folder }) {
  const disk = join(folder, 'small-disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return { isPossible: false, problems: [] };
  }
  try {
    return { isPossible: true, ...(await fillAndFree(folder, disk)) };
  } finally {
    // SQLite lets its files go when its statements are collected, so the disk is taken away as soon as it can be.
    execFileSync('umount', ['--lazy', disk]);
  }
}

async function fillAndFree(folder, disk) {
  const connector = await startConnector();
  const dataDir = join(disk, 'data');
  const filler = join(disk, 'filler');
  const talks = [createTeamsTalk(connector), createTeamsTalk(connector, { people: ['ann', 'bob'] }), createWebTalk()];
  const total = { rounds, refused: 0, problems: [] };
  const bot = startBot({ DATA_DIR: dataDir, KNOWLEDGE_DIR: writeArticles(folder, 12), LOG_LEVEL: 'silent' });
  const act = async (times) => {
    for (let time = 0; time < times; time++) for (const talk of talks) await talk.step(bot);
  };
  try {
    await bot.ready;
    await act(5);
    for (let round = 0; round < rounds; round++) {
      // As others do who write to the same disk, to the last byte.
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
      total.refused += await untilRefused(talks, bot, total);
      if ((await fetch(`${bot.url}/readyz`)).status !== 503) total.problems.push('the bot says that it is ready');
      rmSync(filler);
      await act(5);
      if ((await fetch(`${bot.url}/readyz`)).status !== 200) total.problems.push('the bot says that it is not ready');
    }
    for (const talk of talks) total.problems.push(...(await talk.verify(bot)));
    if (bot.hasEnded) total.problems.push('the bot has ended');
  } finally {
    await bot.kill();
    for (const talk of talks) talk.close?.();
    connector.close();
  }
  total.problems.push(...(await compareTurns({ dataDir }, talks)));
  return total;
}

/** Goes on until everybody is told that nothing can be saved: what is in the log file of SQLite already is used first. */
async function untilRefused(talks, bot, total) {
  const refusals = await Promise.all(
    talks.map(async (talk) => {
      for (let time = 0; time < 500; time++) {
        try {
          await talk.step(bot);
          await delay(5);
        } catch (thrown) {
          if (!(thrown instanceof Unanswered)) throw thrown;
          if (!/answered 503/.test(thrown.message)) total.problems.push(thrown.message);
          return 1;
        }
      }
      total.problems.push(`${talk.kind}: nothing was refused on a full disk`);
      return 0;
    }),
  );
  return refusals.reduce((sum, one) => sum + one, 0);
}
