// Activities that come again, as channels send them: under the same id, or clicks under a new one with the same submit key.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeArticles } from './articles.mjs';
import { startBot } from './bot.mjs';
import { startConnector } from './connector.mjs';
import { compareTurns } from './saved.mjs';
import { createTeamsTalk } from './teams-talk.mjs';

const talksAtOnce = 20;
/** Milliseconds for what the connector must have. */
const sendMs = 20_000;

/**
 * @param count how many activities come again, half of them under a new id: with the first one, right after it, and when
 *   the process was killed and started again
 */
export async function measureRedeliveries({ folder, count, tellProgress }) {
  const connector = await startConnector();
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const env = { DATA_DIR: dataDir, KNOWLEDGE_DIR: writeArticles(folder, 12) };
  const total = { redelivered: 0, newIds: 0, otherReplies: 0, problems: [] };
  const talks = Array.from({ length: talksAtOnce }, () => createTeamsTalk(connector, { pushed: 0.1 }));
  const done = [];
  const note = ({ isNew, isSame }) => {
    total.redelivered += 1;
    if (isNew) total.newIds += 1;
    if (!isSame) total.otherReplies += 1;
    tellProgress(`${total.redelivered} of ${count} redeliveries`);
  };
  try {
    let bot = startBot(env);
    await bot.ready;
    let left = Math.ceil(count / 4);
    await Promise.all(
      talks.map(async (talk) => {
        while (left > 0) {
          left -= 1;
          const isNew = done.length % 2 === 0;
          // Together with the first one, so that either may be the quicker.
          const twin = await talk.step(bot, isNew ? 'new id' : 'same id');
          const act = talk.last();
          if (!act.isClick) {
            left += 1;
            continue;
          }
          done.push({ talk, act });
          note(twin);
          note(await talk.redeliver(bot, { isNew: !isNew, act }));
        }
      }),
    );
    await bot.kill();
    bot = startBot(env);
    await bot.ready;
    const twice = [true, false].flatMap((isNew) => done.map((one) => ({ ...one, isNew })));
    await Promise.all(twice.map(async ({ talk, act, isNew }) => note(await talk.redeliver(bot, { isNew, act }))));
    total.problems.push(...(await unevenlySent(talks, connector)));
    await bot.kill('SIGTERM');
  } finally {
    connector.close();
  }
  if (total.otherReplies > 0) total.problems.push(`${total.otherReplies} redeliveries got another reply`);
  total.problems.push(...(await compareTurns({ dataDir }, talks)));
  return total;
}

/** What the connector has not exactly once; the killed process had nothing left to send. */
async function unevenlySent(talks, connector) {
  const pushes = talks.flatMap((talk) => talk.pushes);
  const times = (id) => connector.taken.get(id)?.length ?? 0;
  const end = Date.now() + sendMs;
  while (pushes.some((id) => times(id) === 0) && Date.now() < end) await delay(50);
  return pushes.filter((id) => times(id) !== 1).map((id) => `the reply to ${id} was sent ${times(id)} times`);
}
