// SIGKILL of a serving process under load, again and again: nothing that somebody was told may be lost, or happen twice.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeArticles } from './articles.mjs';
import { startBot } from './bot.mjs';
import { Unanswered } from './call.mjs';
import { startConnector } from './connector.mjs';
import { planKills } from './kill-plan.mjs';
import { addOldTalk, compareTurns } from './saved.mjs';
import { createTeamsTalk } from './teams-talk.mjs';
import { createWebTalk } from './web-talk.mjs';

/** Kills in a row on one data folder are done side by side in so many folders, for the two cores. */
const lanes = 2;
/** Milliseconds until a failpoint that is not reached is given up; once more it is tried at its first time. */
const longestMs = 20_000;
/** Talks get long: after so many kills others take their places. */
const killsPerTalk = 25;
const settleMs = 60_000;

/**
 * @param folder for everything that is written
 * @param kills how many
 * @param only the failpoints to be hit
 */
export async function measureKills({ folder, kills, only, tellProgress }) {
  const plan = planKills(kills, only);
  const total = { kills: 0, hits: new Map(), problems: [], replies: 0, ticks: 0, pushes: 0, inDoubt: 0, talks: 0 };
  const next = () => {
    tellProgress(`${total.kills} of ${total.kills + plan.length} kills`);
    return plan.shift();
  };
  const again = (kill) => plan.push(kill);
  await Promise.all(Array.from({ length: Math.min(lanes, kills) }, () => runLane(folder, { next, again }, total)));
  const missed = only.filter((name) => !total.hits.has(name));
  return { ...total, missed, reached: total.hits.size };
}

async function runLane(folder, { next, again }, total) {
  const connector = await startConnector();
  const articles = writeArticles(folder, 12);
  const lane = { connector, total, talks: [], dataDir: newFolder(folder) };
  lane.start = (failpoint, dataDir = lane.dataDir) => {
    connector.process += 1;
    return startBot({
      ...{ DATA_DIR: dataDir, KNOWLEDGE_DIR: articles },
      ...(failpoint && { TRIAGE_FAILPOINTS: failpoint }),
    });
  };
  try {
    for (let kill = next(), count = 0; kill; kill = next(), count++) {
      if (count % killsPerTalk === 0) await renewTalks(lane);
      if (kill.isFirst) await killFirst(lane, kill, newFolder(folder));
      else if (!(await killUnderLoad(lane, kill)) && kill.first) again(kill.first);
      total.kills += 1;
    }
    await settle(lane);
  } finally {
    for (const talk of lane.talks) talk.close?.();
    connector.close();
  }
}

const newFolder = (folder) => mkdtempSync(join(folder, 'data-'));

/** Begins other talks; of those before all must be there. */
async function renewTalks(lane) {
  if (lane.talks.length > 0) await settle(lane);
  lane.dataDir = newFolder(join(lane.dataDir, '..'));
  lane.talks = [
    createTeamsTalk(lane.connector),
    createTeamsTalk(lane.connector, { pushed: 0.6 }),
    createTeamsTalk(lane.connector, { people: ['ann', 'bob'] }),
    createWebTalk(),
    createWebTalk({ isListening: false }),
  ];
}

/** Kills a process that makes its data folder; the next one must be able to use what is there. */
async function killFirst(lane, kill, dataDir) {
  const bot = lane.start(kill.setting, dataDir);
  await Promise.race([bot.ended, bot.ready]);
  await bot.kill();
  note(lane.total, bot);
  const talk = createTeamsTalk(lane.connector, { pushed: 0 });
  for (let round = 0; round < 2; round++) {
    const after = lane.start(undefined, dataDir);
    await after.ready;
    if (after.hasEnded) {
      lane.total.problems.push(`after ${kill.name} no bot starts: ${after.err}`);
      return;
    }
    lane.total.problems.push(...(await talk.verify(after)));
    for (let act = 0; act < 3; act++) await talk.step(after);
    await after.kill();
  }
  await compare(lane, dataDir, [talk]);
}

/** @returns whether it ended as it was planned. */
async function killUnderLoad(lane, kill) {
  const name = kill.name ?? '';
  lane.connector.refuses = name.startsWith('put-back') ? 0.7 : 0.05;
  if (name.startsWith('remove-old')) await addOldTalk(lane.dataDir);
  if (name.startsWith('open-line')) lane.talks.push(createWebTalk());
  const bot = lane.start(kill.setting);
  // One of four is killed while it starts, perhaps.
  if (kill.kind === 'random' && kill.ms % 4 === 0) await Promise.race([bot.ready, delay(kill.ms * 2)]);
  else await bot.ready;
  const load = bot.url && !bot.hasEnded ? runLoad(lane, bot, name.startsWith('append')) : Promise.resolve();
  const longest = delay(kill.kind === 'random' ? kill.ms : longestMs, undefined, { ref: false });
  await Promise.race([bot.ended, longest]);
  await bot.kill();
  await load;
  note(lane.total, bot);
  return kill.kind === 'random' || bot.reached.has(name);
}

/** Everybody looks whether all is there, and goes on, until the process is gone. */
async function runLoad(lane, bot, isWebOnly) {
  const talks = lane.talks.filter(({ kind }) => !isWebOnly || kind === 'web');
  await Promise.all(
    talks.map(async (talk) => {
      try {
        lane.total.problems.push(...(await talk.verify(bot)));
        while (!bot.hasEnded) await talk.step(bot);
      } catch (thrown) {
        if (!(thrown instanceof Unanswered)) throw thrown;
      }
    }),
  );
}

function note(total, bot) {
  for (const name of bot.reached) total.hits.set(name, (total.hits.get(name) ?? 0) + 1);
  const faults = bot.err.split('\n').filter((line) => line !== '' && !line.startsWith('failpoint '));
  if (faults.length > 0) total.problems.push(`the program said: ${faults[0]}`);
}

/** With a last process everything must be there, and what is to be sent must arrive. */
async function settle(lane) {
  lane.connector.refuses = 0;
  const bot = lane.start();
  await bot.ready;
  for (const talk of lane.talks) lane.total.problems.push(...(await patiently(talk, bot)));
  const end = Date.now() + settleMs;
  const pushes = lane.talks.flatMap((talk) => talk.pushes);
  const missing = () => pushes.filter((id) => !lane.connector.taken.has(id));
  while (missing().length > 0 && Date.now() < end) await delay(100);
  for (const id of missing()) lane.total.problems.push(`the reply to ${id} was never sent`);
  for (const id of pushes) judgeSends(lane, id);
  for (const talk of lane.talks) {
    for (const name of ['replies', 'ticks', 'pushes']) lane.total[name] += talk.counts[name];
    talk.close?.();
  }
  await bot.kill('SIGTERM');
  await compare(lane, lane.dataDir, lane.talks);
  lane.talks = [];
}

/** A talk whose turn fails in the last process has lost something, too. */
function patiently(talk, bot) {
  return talk.verify(bot).catch((thrown) => [`the talk ${talk.id} does not go on: ${thrown.message}`]);
}

/** Teams has no key for what is sent: twice is right only where a process was killed before it could note that it was taken. */
function judgeSends({ connector, total }, id) {
  const processes = connector.taken.get(id) ?? [];
  total.inDoubt += Math.max(0, processes.length - 1);
  if (new Set(processes).size < processes.length) total.problems.push(`one process sent the reply to ${id} twice`);
}

async function compare(lane, dataDir, talks) {
  lane.total.talks += talks.length;
  lane.total.problems.push(...(await compareTurns({ dataDir }, talks)));
}
