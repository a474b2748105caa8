// SIGKILL of a serving process while problems are handed to experts, and while askers and experts talk.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answers, startTarget } from '../../../helpers/webhook-target.mjs';
import { writeArticles } from '../articles.mjs';
import { startBot } from '../bot.mjs';
import { createDice } from '../dice.mjs';
import { createLedger } from '../hook-ledger.mjs';
import { planKills } from '../kill-plan.mjs';
import { startStandIn } from '../stand-in/start.mjs';
import { createBots } from './bots.mjs';
import { createEscalation } from './escalation.mjs';
import { apiKeySetting } from './expert.mjs';
import { noteFaults, settle } from './settle.mjs';
import { createTeam } from './team.mjs';
import { createTeamsAsker } from './teams-asker.mjs';
import { createWebAsker } from './web-asker.mjs';

/** Kills in a row on one data folder are done side by side in so many folders, for the two cores. */
const lanes = 2;
/** Milliseconds until a failpoint that is not reached is given up; once more it is tried at its first time. */
const longestMs = 20_000;
/** After so many kills of the bot the stand-in is killed as well. */
const standInEvery = 9;
/** One of so many processes is shut out of an experts' channel; the next one is let in again. */
const shutEvery = 6;

/**
 * @param count how many escalations at least; as many more as it takes until everything was killed
 * @param atOnce how many of them in each lane
 * @param kills how many
 * @param only the failpoints to be hit
 * @param lives how long a process serves: `most` for each effect, how often it is had before a kill at most; `randomMs`,
 *   milliseconds before a kill at random at most
 * @param settleMs milliseconds until what was saved to be sent must have arrived, when there are no more faults
 * @param postgres where it is there, one lane works on it, and half of everything comes to a second process, which is not killed
 */
export async function measureTickets({
  folder,
  postgres,
  count,
  atOnce,
  kills,
  only,
  lives,
  seed,
  hangMs,
  settleMs,
  tellProgress,
}) {
  const plan = planKills(kills, only, lives.most);
  const total = {
    talks: 0,
    kills: 0,
    retries: 0,
    lost: 0,
    doubled: 0,
    refused: 0,
    answered: 0,
    inDoubt: 0,
    messages: 0,
    standInKills: 0,
  };
  total.channels = { begun: 0, told: 0, inDoubt: 0, unshown: 0, cut: 0 };
  Object.assign(total, { hits: new Map(), problems: [], standIns: {}, hooks: { accepted: 0, again: 0 } });
  const work = {
    ...{ total, atOnce, begun: 0, lives, hangMs, settleMs },
    /** Kills that were planned and have not happened yet; until then others talk. */
    left: plan.length,
    nextKill: () => plan.shift(),
    again: (kill) => plan.push(kill),
    isMore: () => work.begun < count || work.left > 0,
    tell: () => tellProgress(`${total.talks} of ${count} escalations, ${total.kills} kills`),
  };
  const length = postgres ? 1 : Math.min(lanes, Math.ceil(count / atOnce));
  const databaseUrl = await postgres?.createDatabase();
  const runs = Array.from({ length }, (_, number) => {
    const own = mkdtempSync(join(folder, 'tickets-'));
    const settings = databaseUrl ? { databaseUrl } : { dataDir: join(own, 'data') };
    return runLane({ folder: own, settings, articles: writeArticles(folder, 12), seed: seed + number, work });
  });
  await Promise.all(runs);
  return { ...total, missed: only.filter((name) => !total.hits.has(name)) };
}

async function runLane({ folder, settings, articles, seed, work }) {
  const standIn = await startStandIn({ folder, seed, hangMs: work.hangMs });
  const dice = createDice(seed);
  const target = await startTarget();
  const ledger = createLedger(target);
  const team = createTeam(standIn);
  const lane = {
    ...{ settings, standIn, ledger, team, work, talks: [], hooks: { fail: 0, lose: 0 } },
    bots: createBots(),
  };
  target.behaviour = (...exchange) =>
    dice() < lane.hooks.fail
      ? ledger.refuse(answers(500), ...exchange)
      : ledger.accept(...exchange, { isLost: dice() < lane.hooks.lose });
  lane.start = (failpoint) =>
    startBot({
      ...(settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : { DATA_DIR: settings.dataDir }),
      ...{ KNOWLEDGE_DIR: articles, API_KEYS: apiKeySetting },
      ...{ WEBHOOK_URLS: target.url, WEBHOOK_SECRETS: target.secret, REMIND_MINUTES: '600' },
      ...(failpoint && { TRIAGE_FAILPOINTS: failpoint }),
    });
  if (settings.databaseUrl) lane.bots.partner = lane.start();
  try {
    const talking = Promise.all(Array.from({ length: work.atOnce }, () => talkOn(lane)));
    // What fails is told below; until then nothing waits for it.
    talking.catch(() => undefined);
    await killOn(lane);
    await settle(lane, talking);
  } finally {
    for (const { asker } of lane.talks) asker.close();
    await standIn.close();
    await target.stop();
  }
}

async function talkOn(lane) {
  while (lane.work.isMore()) await talk(lane);
}

async function talk(lane) {
  const { work, standIn, bots, team } = lane;
  const number = (work.begun += 1);
  const asker = number % 2 === 0 ? createTeamsAsker(standIn) : createWebAsker({ isListening: number % 4 === 1 });
  // Of eight four go to experts in Teams, whoever asks; one of them is taken by an answer.
  const experts = number % 8 >= 4 ? { experts: team.experts(number % 8 === 7) } : {};
  const escalation = createEscalation({ number, asker, bots, ...experts });
  lane.talks.push(escalation);
  await escalation.run();
  work.total.talks += 1;
  work.tell();
}

/** Kills until all that was planned has happened and the last talks go on. */
async function killOn(lane) {
  const { work, standIn, bots, team } = lane;
  for (let number = 1; work.isMore(); number++) {
    const planned = work.nextKill();
    const kill = planned ?? { kind: 'random' };
    const ms = kill.kind === 'random' ? Math.floor(Math.random() * work.lives.randomMs) : longestMs;
    const name = kill.name ?? '';
    const isShut = number % shutEvery === 0;
    await standIn.set({ bot: number, isFaulty: true });
    await team.shut(isShut);
    // Somebody sets up support now in the one channel and now in the other, and again after the bot was shut out.
    if (!isShut) void team.comesHere(bots, number % 2, ...(number % shutEvery === 1 ? [0, 1] : []));
    lane.hooks = { fail: name.startsWith('put-back') ? 0.5 : 0.02, lose: 0.03 };
    const bot = lane.start(kill.setting);
    bots.current = bot;
    if (number % standInEvery === 0) {
      await Promise.race([bot.ready, bot.ended]);
      await standIn.restart();
      work.total.standInKills += 1;
    }
    // One of four is killed while it starts, perhaps.
    if (kill.kind !== 'random' || ms % 4 !== 0) await bot.ready;
    const opening = name.startsWith('open-line') && openLines(bot);
    await Promise.race([bot.ended, delay(ms, undefined, { ref: false })]);
    await bot.kill();
    await opening;
    note(work.total, bot);
    if (kill.first && !bot.reached.has(name)) work.again(kill.first);
    else if (planned) work.left -= 1;
    work.total.kills += 1;
    // What it had sent is read before the next one counts.
    await delay(50);
  }
}

/** Somebody opens the chat, and says nothing. */
async function openLines(bot) {
  const url = `${bot.url}/api/directline/token`;
  await Promise.allSettled(Array.from({ length: 3 }, () => fetch(url, { method: 'POST', body: '{}' })));
}

function note(total, bot) {
  for (const name of bot.reached) total.hits.set(name, (total.hits.get(name) ?? 0) + 1);
  noteFaults(total, bot);
}
