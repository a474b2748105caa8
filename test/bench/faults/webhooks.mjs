// A target of webhooks that is down while tickets come and go, and then returns.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answers, drops, hangs, startTarget } from '../../helpers/webhook-target.mjs';
import { writeArticles } from './articles.mjs';
import { startBot } from './bot.mjs';
import { createDice } from './dice.mjs';
import { createLedger } from './hook-ledger.mjs';
import { createBots } from './tickets/bots.mjs';
import { createEscalation } from './tickets/escalation.mjs';
import { apiKeySetting } from './tickets/expert.mjs';
import { patiently } from './tickets/patiently.mjs';
import { createWebAsker } from './tickets/web-asker.mjs';

/** How a target is down, besides that nobody listens at its address. */
const faults = [answers(500), answers(429, { 'retry-after': '3' }), answers(302), drops, hangs];
const talksAtOnce = 6;
/** When the target is back, of so many events the answer to one is lost: it comes again. */
const lostEvery = 15;
/** Milliseconds that it takes for one event at most. */
const slowestMs = 100;
/** Tries at the target that is down, before anything else happens, and the milliseconds for that. */
const fewestTries = 1;
const firstTriesMs = 60_000;
/** Milliseconds for all events, when the target is back: pauses of a process grow to five minutes. */
const backMs = 10 * 60_000;

/**
 * @param talks how many tickets
 * @param downMs how long the target is down at least
 * @param kills how often the process is killed meanwhile
 * @param lost how many answers are lost when the target is back: after each of them nothing is sent for some seconds
 */
export async function measureWebhooks({ folder, talks: count, downMs, kills, lost, seed, tellProgress }) {
  const dice = createDice(seed);
  const target = await startTarget();
  const ledger = createLedger(target);
  const env = {
    ...{ DATA_DIR: mkdtempSync(join(folder, 'data-')), KNOWLEDGE_DIR: writeArticles(folder, 12) },
    ...{ API_KEYS: apiKeySetting, WEBHOOK_URLS: target.url, WEBHOOK_SECRETS: target.secret, REMIND_MINUTES: '600' },
  };
  target.behaviour = (...exchange) => ledger.refuse(faults[Math.floor(dice() * faults.length)], ...exchange);
  const bots = createBots();
  bots.current = startBot(env);
  const talks = Array.from({ length: count }, (_, number) =>
    createEscalation({ number, asker: createWebAsker({ isListening: false }), bots }),
  );
  await bots.current.ready;
  const started = Date.now();
  try {
    const talking = talkAll(talks, tellProgress);
    // What fails is told below; until then nothing waits for it.
    talking.catch(() => undefined);
    for (const end = Date.now() + firstTriesMs; ledger.refused < fewestTries && Date.now() < end;) await delay(50);
    for (let kill = 0; kill < kills; kill++) {
      await delay((downMs / (kills + 1)) * (0.5 + dice()));
      // Half of the time nobody listens there.
      await (kill % 2 === 0 ? target.stop() : target.startAgain());
      await bots.current.kill();
      bots.current = startBot(env);
    }
    await talking;
    await delay(started + downMs - Date.now());
    if (kills % 2 === 1) await target.startAgain();
    const versions = await readVersions(talks, bots);
    const early = [...ledger.accepted.keys()].length;
    let taken = 0;
    target.behaviour = (...exchange) => {
      taken += 1;
      const isLost = taken % lostEvery === 0 && taken <= lost * lostEvery;
      void ledger.accept(...exchange, { isLost, afterMs: dice() * slowestMs });
    };
    const back = Date.now();
    while (ledger.problems(versions).length > 0 && Date.now() < back + backMs) {
      tellProgress(`back for ${Math.round((Date.now() - back) / 1000)} s`);
      await delay(100);
    }
    await bots.current.kill('SIGTERM');
    return {
      ...{ tickets: count, events: [...versions.values()].reduce((sum, one) => sum + one, 0) },
      ...{ refused: ledger.refused, again: ledger.again, taken: [...ledger.accepted.values()].flat().length },
      ...{ downSeconds: Math.round((back - started) / 1000), backSeconds: Math.round((Date.now() - back) / 1000) },
      problems: [
        ...(early > 0 ? [`${early} events were taken by a target that was down`] : []),
        ...talks.flatMap(({ problems }) => problems),
        ...ledger.problems(versions),
      ],
    };
  } finally {
    for (const { asker } of talks) asker.close();
    await target.stop();
  }
}

async function talkAll(talks, tellProgress) {
  const waiting = [...talks];
  await Promise.all(
    Array.from({ length: talksAtOnce }, async () => {
      for (let talk = waiting.shift(); talk; talk = waiting.shift()) {
        await talk.run();
        tellProgress(`${talks.length - waiting.length} of ${talks.length} tickets, the target is down`);
      }
    }),
  );
}

/** How many entries each ticket has. */
async function readVersions(talks, bots) {
  const read = talks.map(async ({ ticket, reader }) => {
    const found = await patiently(bots, 'the record', (bot) => reader.reads(bot, ticket));
    return [ticket, found.ticket.version];
  });
  return new Map(await Promise.all(read));
}
