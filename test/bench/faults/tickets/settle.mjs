// The end of a run: the last talks end without faults, everything arrives, and all of it is judged.
import { setTimeout as delay } from 'node:timers/promises';
import { openStore } from '../../../../dist/storage/open-store.js';
import { judge, judgeTickets } from './judge.mjs';
import { patiently } from './patiently.mjs';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** With a last process and no more faults the talks end, and everything must arrive. */
export async function settle(lane, talking) {
  const { standIn, team, bots, work, talks, ledger, settings } = lane;
  const { total } = work;
  lane.hooks = { fail: 0, lose: 0 };
  await standIn.set({ bot: 1_000_000, isFaulty: false });
  await team.shut(false);
  const bot = lane.start();
  bots.current = bot;
  await team.comesHere(bots, 0, 1);
  await talking;
  const tickets = new Map();
  for (const { ticket, reader } of talks) {
    const read = await patiently(bots, 'the record', (one) => reader.reads(one, ticket));
    if (read) tickets.set(ticket, read.ticket.version);
  }
  let verdicts;
  for (const end = Date.now() + work.settleMs; ;) {
    verdicts = await Promise.all(talks.map((one) => judge(one, lane)));
    const isAll = verdicts.every(({ problems }) => problems.length === 0) && ledger.problems(tickets).length === 0;
    if (isAll || Date.now() > end) break;
    await delay(1_000);
  }
  bots.isOver = true;
  for (const one of [bot, bots.partner]) await one?.kill('SIGTERM');
  if (bots.partner) noteFaults(total, bots.partner);
  const { store } = await openStore({ dataDir: '', ...settings }, quiet);
  const doubled = await judgeTickets(store, talks);
  total.doubled += doubled.length;
  total.problems.push(...doubled, ...ledger.problems(tickets));
  await store.close();
  count(lane, verdicts);
}

function count({ standIn, bots, work, talks, ledger }, verdicts) {
  const { total } = work;
  total.retries += bots.retries;
  for (const { problems, lost, refused, answered, inDoubt, channels } of verdicts) {
    total.problems.push(...problems);
    for (const channel of channels)
      for (const name of Object.keys(total.channels)) total.channels[name] += channel[name];
    total.lost += lost;
    total.refused += refused;
    total.answered += answered;
    total.inDoubt += inDoubt;
  }
  for (const { fromAsker, fromExpert } of talks) total.messages += fromAsker.length + fromExpert.length;
  for (const [name, times] of Object.entries(standIn.counts()))
    total.standIns[name] = (total.standIns[name] ?? 0) + times;
  total.hooks.accepted += [...ledger.accepted.values()].flat().length;
  total.hooks.again += ledger.again;
}

/** What the program itself complained of. */
export function noteFaults(total, bot) {
  const faults = bot.err.split('\n').filter((line) => line !== '' && !line.startsWith('failpoint '));
  if (faults.length > 0) total.problems.push(`the program said: ${faults[0]}`);
}
