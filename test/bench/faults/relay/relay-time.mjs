// How long a message takes from one side of a talk with an expert to the other, when many talk at once with one process.
import { mkdtempSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answers, startTarget } from '../../../helpers/webhook-target.mjs';
import { writeArticles } from '../articles.mjs';
import { startBot } from '../bot.mjs';
import { startStandIn } from '../stand-in/start.mjs';
import { createEscalation } from '../tickets/escalation.mjs';
import { apiKeys, apiKeySetting, createExpert } from '../tickets/expert.mjs';
import { marksIn } from '../tickets/shown.mjs';
import { createTeamsAsker } from '../tickets/teams-asker.mjs';
import { createWebAsker } from '../tickets/web-asker.mjs';
import { openConsolePage } from './console-page.mjs';
import { startControls } from './controls.mjs';
import { createTimes } from './times.mjs';

/** Talks that are handed to an expert at once, before the clock runs. */
const openedAtOnce = 8;
/** Milliseconds for what has not arrived when the last message was sent. */
const lateMs = 30_000;

/**
 * @param talks how many: half in the web chat and half in Teams, half of each with an expert on the experts' page and half
 *   with another system, which speaks through the HTTP API and hears by webhooks
 * @param rounds messages of each side; one more, the first, is not counted
 * @param roundMs milliseconds for each round, in which everybody speaks once, at some moment
 */
export async function measureRelay({ folder, talks: count, rounds, roundMs, seed, tellProgress }) {
  const times = createTimes();
  const arrive = (text) => marksIn([text]).forEach((mark) => times.arrive(mark));
  const standIn = await startStandIn({ folder, seed: seed + 1_000 });
  const target = await startTarget((...exchange) => {
    arrive(target.deliveries.pop().event.data.entry.text ?? '');
    answers(204)(...exchange);
  });
  const bot = startBot({
    ...{ DATA_DIR: mkdtempSync(join(folder, 'data-')), KNOWLEDGE_DIR: writeArticles(folder, 12) },
    ...{ API_KEYS: apiKeySetting, WEBHOOK_URLS: target.url, WEBHOOK_SECRETS: target.secret },
  });
  const system = createExpert(apiKeys[0]);
  const problems = [];
  let talks = [];
  try {
    await bot.ready;
    const page = await openConsolePage(bot, ({ text = '' }) => arrive(text));
    const bots = { retries: 0, now: async () => bot };
    talks = Array.from({ length: count }, (_, number) => {
      const asker =
        number % 2 === 0
          ? createTeamsAsker(standIn)
          : createWebAsker({ hears: (said) => arrive(JSON.stringify(said)) });
      const expert = number % 4 < 2 ? onPage(page) : asSystem(system, bot);
      return { ...createEscalation({ number, asker, bots }), number, asker, expert };
    });
    await openAll(talks);
    const endControls = await startControls(bot, times, standIn);
    tellProgress(`${count} talks, ${(rounds * roundMs) / 1000} s`);
    const parts = { bot, times, rounds: rounds + 1, roundMs };
    const begin = setTimeout(times.begin, roundMs);
    await Promise.all(talks.flatMap((talk) => [askerSpeaks(talk, parts), expertSpeaks(talk, parts)]));
    clearTimeout(begin);
    await endControls();
    await untilThere(times, talks, standIn);
    problems.push(...times.missing().map((mark) => `${mark} has not arrived`), ...page.faults);
    page.close();
    await bot.kill('SIGTERM');
  } finally {
    for (const { asker } of talks) asker.close();
    await standIn.close();
    await target.stop();
  }
  return { problems, messages: times.count(), sides: sidesOf(times) };
}

const onPage = (page) => ({
  takes: async (ticket) => {
    page.watch(ticket);
    await page.act(ticket, { kind: 'take' });
  },
  says: (ticket, text) => page.act(ticket, { kind: 'say', text }),
});

function asSystem(system, bot) {
  const done = ({ status }) => {
    if (status !== 200) throw new Error(`the API answered ${status}`);
  };
  return {
    takes: async (ticket) => done(await system.take(bot, ticket, randomUUID())),
    says: async (ticket, text) => done(await system.says(bot, ticket, text, randomUUID())),
  };
}

async function openAll(talks) {
  const waiting = [...talks];
  await Promise.all(
    Array.from({ length: openedAtOnce }, async () => {
      for (let talk = waiting.shift(); talk; talk = waiting.shift()) {
        talk.ticket = await talk.escalate();
        await talk.expert.takes(talk.ticket);
      }
    }),
  );
}

/** Speaks once in each round, at some moment of it. */
async function speak({ rounds, roundMs }, say) {
  const start = Date.now();
  for (let round = 0; round < rounds; round++) {
    await delay(start + (round + Math.random()) * roundMs - Date.now());
    await say(round);
  }
}

function askerSpeaks({ asker, number }, parts) {
  return speak(parts, async (round) => {
    const mark = `a${number}x${round}`;
    parts.times.send(mark, `from ${asker.kind}`);
    await asker.says(parts.bot, { text: `the server shows line ${mark} of the log` }, asker.newId());
  });
}

function expertSpeaks({ asker, expert, ticket, number }, parts) {
  return speak(parts, async (round) => {
    const mark = `e${number}x${round}`;
    parts.times.send(mark, `to ${asker.kind}`);
    await expert.says(ticket, `please look at line ${mark} of the manual`);
  });
}

/** What has come to Teams is read of what the stand-in has kept, with its times. */
async function untilThere(times, talks, standIn) {
  for (const end = Date.now() + lateMs; ;) {
    for (const { asker } of talks.filter((talk) => talk.asker.kind === 'teams'))
      for (const { activity, at } of standIn.sentTo(asker.id))
        for (const mark of marksIn([JSON.stringify(activity)])) times.arrive(mark, at);
    if (times.missing().length === 0 || Date.now() > end) return;
    await delay(100);
  }
}

function sidesOf(times) {
  const side = (name, way, own) => ({ name, relayed: times.of(way), own: times.of(own) });
  return [
    side('web asker to expert', 'from web', 'own web'),
    side('expert to web asker', 'to web', 'own web'),
    side('Teams asker to expert', 'from teams', 'own teams'),
    side('expert to Teams asker', 'to teams', 'own teams'),
  ];
}
