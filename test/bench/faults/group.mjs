// Two people who tick the steps of one checklist at once, each the steps that the other one does not.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { writeArticles, asksForChecklist } from './articles.mjs';
import { startBot } from './bot.mjs';
import { call } from './call.mjs';
import { cardsOf, isFailure, saveTicks, stepsOn } from './card.mjs';
import { compareTurns } from './saved.mjs';

/** The steps of the checklist. All are ticked at once, then all unticked, and so on. */
const length = 50;

/**
 * @param ticks how many in all, a multiple of the steps
 * @param postgres when it is there, each person comes to a process of their own
 */
export async function measureGroup({ folder, ticks, postgres }) {
  const settings = postgres
    ? { databaseUrl: await postgres.createDatabase() }
    : { dataDir: mkdtempSync(join(folder, 'data-')) };
  const env = {
    KNOWLEDGE_DIR: writeArticles(folder, length),
    ...(postgres ? { DATABASE_URL: settings.databaseUrl } : { DATA_DIR: settings.dataDir }),
  };
  const bots = postgres ? [startBot(env), startBot(env)] : [startBot(env)];
  await Promise.all(bots.map(({ ready }) => ready));
  const conversation = { id: `19:${randomUUID()}`, conversationType: 'groupChat', isGroup: true };
  const post = async (person, fields) => {
    const activity = {
      ...{ type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9/', conversation },
      ...{
        from: { id: `29:${person}`, name: `asker ${person}` },
        recipient: { id: '28:bot' },
        deliveryMode: 'expectReplies',
      },
      ...fields,
    };
    const { status, body } = await call(`${bots[person % bots.length].url}/api/messages`, { body: activity });
    if (status !== 200 || isFailure(body)) throw new Error(`a click was answered with ${status}`);
    return cardsOf(body.activities);
  };
  const show = async (person) =>
    (await post(person, { text: asksForChecklist })).filter((card) => stepsOn(card).size > 0);
  let cards = await show(0);
  let clicks = 0;
  let kept = 0;
  for (let wave = 0; clicks < ticks; wave++) {
    const isTicked = wave % 2 === 0;
    const values = cards.flatMap((card) =>
      [...stepsOn(card).keys()].map((step) => saveTicks(card, new Map([[step, isTicked]]))),
    );
    await Promise.all(values.map((value, index) => post(index % 2, { value })));
    clicks += values.length;
    cards = await show(wave % 2);
    kept += cards.flatMap((card) => [...stepsOn(card).values()]).filter((value) => value === isTicked).length;
  }
  for (const bot of bots) await bot.kill('SIGTERM');
  const turns = clicks + 1 + clicks / length;
  const problems = await compareTurns(settings, [{ id: conversation.id, turns }]);
  if (kept !== clicks) problems.push(`${clicks - kept} of ${clicks} ticks are lost`);
  return { ticks: clicks, kept, problems };
}
