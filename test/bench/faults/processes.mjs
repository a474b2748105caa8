// Two processes on one PostgreSQL: one of them is killed in the middle, or the database goes away and comes back.
import { setTimeout as delay } from 'node:timers/promises';
import { writeArticles } from './articles.mjs';
import { startBot } from './bot.mjs';
import { Unanswered } from './call.mjs';
import { startConnector } from './connector.mjs';
import { compareTurns } from './saved.mjs';
import { createTeamsTalk } from './teams-talk.mjs';
import { createWebTalk } from './web-talk.mjs';

const talksAtOnce = 24;
/** What each talk does. */
const actsEach = 8;
/** One of so many talks is in the web chat, with a WebSocket at whatever process it came to. */
const webEvery = 4;
/** Milliseconds after which somebody without an answer tries again, perhaps with the other process, and for how long. */
const againMs = 100;
const patienceMs = 60_000;
const sendMs = 60_000;

/**
 * @param talks how many
 * @param fault `process`: one of both is killed and started again; `database`: the server is stopped and started
 */
export async function measureProcesses({ folder, postgres, talks: count, fault, tellProgress }) {
  const connector = await startConnector();
  const databaseUrl = await postgres.createDatabase();
  const env = { DATABASE_URL: databaseUrl, KNOWLEDGE_DIR: writeArticles(folder, 12), LOG_LEVEL: 'silent' };
  const bots = [startBot(env), startBot(env)];
  await Promise.all(bots.map(({ ready }) => ready));
  const talks = Array.from({ length: count }, (_, index) =>
    index % webEvery === 0
      ? createWebTalk()
      : createTeamsTalk(connector, { people: index % 3 === 0 ? ['ann', 'bob'] : ['ann'] }),
  );
  const total = { talks: count, acts: 0, retries: 0, problems: [] };
  const half = (count * actsEach) / 2;
  let fallen;
  const afterAct = () => {
    total.acts += 1;
    tellProgress(`${total.acts} of ${count * actsEach} acts`);
    if (total.acts >= half) fallen ??= fall(fault, bots, env, postgres);
  };
  try {
    const waiting = [...talks];
    await Promise.all(
      Array.from({ length: talksAtOnce }, async () => {
        for (let talk = waiting.shift(); talk; talk = waiting.shift()) {
          for (let act = 0; act < actsEach; act++) {
            await patiently(bots, total, (bot) => talk.step(bot));
            afterAct();
          }
        }
      }),
    );
    await fallen;
    await Promise.all(
      talks.map(async (talk) => {
        const problems = await patiently(bots, total, (bot) => talk.verify(bot));
        total.problems.push(...problems);
        talk.close?.();
      }),
    );
    total.problems.push(...(await unsent(talks, connector)));
    for (const bot of bots) await bot.kill('SIGTERM');
  } finally {
    for (const talk of talks) talk.close?.();
    connector.close();
  }
  total.problems.push(...(await compareTurns({ databaseUrl }, talks)));
  return { ...total, inDoubt: sentAgain(talks, connector) };
}

async function fall(fault, bots, env, postgres) {
  if (fault === 'process') {
    await bots[0].kill();
    await delay(1_000);
    bots[0] = startBot(env);
    await bots[0].ready;
    return;
  }
  await postgres.stop();
  await delay(1_000);
  await postgres.start();
}

/** Tries until it is answered, each time with whatever process a load balancer would choose. */
async function patiently(bots, total, act) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const bot = bots[Math.floor(Math.random() * bots.length)];
    try {
      if (!bot.url || bot.hasEnded) throw new Unanswered('nobody is there');
      return await act(bot);
    } catch (thrown) {
      if (!(thrown instanceof Unanswered)) throw thrown;
      if (Date.now() > end)
        throw new Error(`for ${patienceMs / 1000} s nobody answered: ${thrown.message}`, { cause: thrown });
      total.retries += 1;
      await delay(againMs);
    }
  }
}

async function unsent(talks, connector) {
  const pushes = talks.flatMap((talk) => talk.pushes);
  const end = Date.now() + sendMs;
  const missing = () => pushes.filter((id) => !connector.taken.has(id));
  while (missing().length > 0 && Date.now() < end) await delay(100);
  return missing().map((id) => `the reply to ${id} was never sent`);
}

/** Replies in Teams that were taken twice: between their acceptance and our record of it the process, or the database, went away. */
function sentAgain(talks, connector) {
  const times = talks.flatMap((talk) => talk.pushes).map((id) => connector.taken.get(id)?.length ?? 0);
  return times.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
}
