// A talk of the web chat: what is posted, what was seen, and what must be there again.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { asksForAnswer, asksForChecklist } from './articles.mjs';
import { Unanswered } from './call.mjs';
import { cardsOf, isFailure, saveTicks, stepsOn } from './card.mjs';
import { createWebLine } from './web-line.mjs';

/** @param isListening whether a WebSocket hears what is said, besides what is asked for */
export function createWebTalk({ isListening = true } = {}) {
  const line = createWebLine({ isListening, see });
  let card;
  let acts = 0;
  let pending;
  let isGreeted = false;
  const ticked = new Map();
  /** What reached the asker: the JSON of each activity by its id. */
  const seen = new Map();
  /** The ids of what was posted and confirmed, with the one that the bot gave. */
  const posted = new Map();
  const problems = [];
  const talk = {
    kind: 'web',
    get id() {
      return line.id;
    },
    turns: 0,
    counts: { replies: 0, ticks: 0, pushes: 0 },
    pushes: [],
    step,
    verify,
    isSettled: () => !pending,
    close: line.close,
  };

  function see(activities) {
    for (const activity of activities) {
      const json = JSON.stringify(activity);
      const before = seen.get(activity.id);
      if (before !== undefined && before !== json) problems.push(`${activity.id} has changed`);
      if (before === undefined && activity.replyToId) talk.counts.replies += 1;
      seen.set(activity.id, json);
    }
  }

  async function open(bot) {
    await line.open(bot);
    await greet();
  }

  /** The welcome is a turn, too; where that failed, it is not said again. */
  async function greet() {
    if (isGreeted) return;
    const [welcome] = await line.list(0);
    if (!isFailure(welcome)) talk.turns += 1;
    isGreeted = true;
  }

  function next() {
    acts += 1;
    const clientActivityID = randomUUID();
    const common = { type: 'message', channelData: { clientActivityID } };
    if (!card) return { body: { ...common, text: asksForChecklist } };
    if (acts % 5 === 0) return { body: { ...common, text: asksForAnswer } };
    const steps = [...stepsOn(card).keys()];
    const step = steps[acts % steps.length];
    const value = !(ticked.get(step) ?? false);
    return { body: { ...common, value: saveTicks(card, new Map([[step, value]])) }, tick: { step, value } };
  }

  async function step(bot) {
    if (!line.isOpenAt(bot)) await open(bot);
    pending ??= next();
    const { status, headers, body } = await line.post(pending.body);
    if (status === 429) {
      await delay(1000 * Number(headers.get('retry-after')));
      return;
    }
    if (status !== 200) throw new Error(`a post was answered with ${status}: ${JSON.stringify(body)}`);
    const from = Number(body.id.split('|')[1]);
    const said = await line.list(from);
    see(said);
    const replies = said.filter(({ replyToId }) => replyToId === body.id);
    if (replies.length > 0 && replies.every((one) => isFailure(one)))
      throw new Unanswered('the bot says that the turn failed');
    posted.set(pending.body.channelData.clientActivityID, body.id);
    talk.turns += 1;
    if (pending.tick) {
      ticked.set(pending.tick.step, pending.tick.value);
      talk.counts.ticks += 1;
    }
    pending = undefined;
    card = cardsOf(replies).findLast((one) => stepsOn(one).size > 0) ?? card;
  }

  async function verify(bot) {
    if (!line.isOpenAt(bot)) await open(bot);
    while (pending) await step(bot);
    const all = await line.list(0);
    const byId = new Map(all.map((one) => [one.id, JSON.stringify(one)]));
    for (const [id, json] of seen) if (byId.get(id) !== json) problems.push(`the activity ${id}, which was seen`);
    for (const [key, id] of posted) {
      const kept = all.filter(({ channelData }) => channelData?.clientActivityID === key);
      const replies = all.filter((one) => one.replyToId === id && !isFailure(one));
      if (kept.length !== 1 || kept[0].id !== id) problems.push(`${kept.length} times posted: ${id}`);
      if (replies.length !== 1) problems.push(`${replies.length} replies to ${id}`);
    }
    see(all);
    if (card) {
      pending = { body: { type: 'message', text: asksForChecklist, channelData: { clientActivityID: randomUUID() } } };
      while (pending) await step(bot);
      const steps = stepsOn(card);
      for (const [step, value] of ticked)
        if (steps.get(step) !== value) problems.push(`the tick of ${step} in ${talk.id}`);
    }
    return [...line.problems.splice(0), ...problems.splice(0)];
  }
  return talk;
}
