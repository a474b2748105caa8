// A talk in Teams, of one person or of two: what they do, and what they must find again.
import { randomUUID } from 'node:crypto';
import { asksForAnswer, asksForChecklist } from './articles.mjs';
import { call, Unanswered } from './call.mjs';
import { cardsOf, isFailure, saveTicks, stepsOn } from './card.mjs';

/**
 * @param connector takes what is sent to the talk
 * @param pushed the share of messages whose replies come by the connector, from 0 to 1
 */
export function createTeamsTalk(connector, { pushed = 0.2, people = ['ann'] } = {}) {
  const id = `19:${randomUUID()}`;
  const ticked = new Map();
  let card;
  let acts = 0;
  let pending;
  let last;
  const talk = {
    kind: 'teams',
    id,
    /** How many acts had their effect: as many turns there are. */
    turns: 0,
    counts: { replies: 0, ticks: 0, pushes: 0 },
    /** Activities whose replies the connector must have. */
    pushes: [],
    step,
    verify,
    /** Whether nothing waits for an answer. */
    isSettled: () => !pending,
    redeliver,
    /** What was done last, and what came of it. */
    last: () => last,
  };

  function activity(fields) {
    const person = people[acts % people.length];
    return {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: connector.url,
      conversation: { id, conversationType: people.length > 1 ? 'groupChat' : 'personal', isGroup: people.length > 1 },
      from: { id: `29:${person}-${id}`, name: person },
      recipient: { id: '28:bot', name: 'Triage' },
      ...fields,
    };
  }

  function says(text, more = { deliveryMode: 'expectReplies' }) {
    return { activity: activity({ type: 'message', text, ...more }) };
  }

  /** Ticks or unticks one step, as a click on either form of the button. */
  function ticks() {
    const steps = [...stepsOn(card).keys()];
    const step = steps[acts % steps.length];
    const value = !(ticked.get(step) ?? false);
    const data = saveTicks(card, new Map([[step, value]]));
    const invoke = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'tick', data } },
    };
    const submit = { type: 'message', value: data, deliveryMode: 'expectReplies' };
    return { activity: activity(acts % 2 === 0 ? invoke : submit), tick: { step, value } };
  }

  function next() {
    acts += 1;
    if (Math.random() < pushed) return { ...says(asksForAnswer, {}), isPush: true };
    if (!card || acts % 9 === 0) return { ...says(asksForChecklist), isList: true };
    return ticks();
  }

  /**
   * Does one thing, or once more what got no answer: a click under a new id half of the times, as Teams does.
   * @param twin whether it is sent a second time at once: with the `same id`, or clicks with a `new id`
   * @returns what came of the second one
   */
  async function step(bot, twin) {
    if (pending?.tick && Math.random() < 0.5) pending.activity = { ...pending.activity, id: randomUUID() };
    pending ??= next();
    const { activity: sent, tick } = pending;
    const second = twin === 'new id' && tick ? { ...sent, id: randomUUID() } : sent;
    const [replies, others] = await Promise.all([post(bot, sent), twin ? post(bot, second) : undefined]);
    confirm(pending, replies);
    return others && { isNew: second !== sent, isSame: isSame(replies, others) };
  }

  async function post(bot, body) {
    const answered = await call(`${bot.url}/api/messages`, { body });
    if (answered.status !== 200) throw new Error(`/api/messages answered ${answered.status}`);
    const replies = repliesIn(answered.body);
    if (isFailure(replies)) throw new Unanswered('the bot says that the turn failed');
    return replies;
  }

  function confirm(act, replies) {
    pending = undefined;
    last = { activity: act.activity, replies, isClick: Boolean(act.tick) };
    talk.turns += 1;
    if (act.isPush) {
      talk.pushes.push(act.activity.id);
      talk.counts.pushes += 1;
      return;
    }
    talk.counts.replies += 1;
    if (act.tick) {
      ticked.set(act.tick.step, act.tick.value);
      talk.counts.ticks += 1;
    }
    const [shown] = cardsOf(replies).filter((one) => stepsOn(one).size > 0);
    if (!shown) throw new Error(`no checklist came back: ${JSON.stringify(replies).slice(0, 300)}`);
    card = shown;
  }

  /**
   * Sends the last act again; where it was a click, under a new id if that is wanted.
   * @returns how it was sent, and whether the reply was the same.
   */
  async function redeliver(bot, { isNew, act = last }) {
    const again = isNew && act.isClick ? { ...act.activity, id: randomUUID() } : act.activity;
    return { isNew: again !== act.activity, isSame: isSame(await post(bot, again), act.replies) };
  }

  /** Ticks that were confirmed and are not on the card. */
  function lostOn(shown) {
    const steps = stepsOn(shown);
    return [...ticked].filter(([step, value]) => steps.get(step) !== value);
  }

  /**
   * Looks whether all that was confirmed is there.
   * @returns what is not.
   */
  async function verify(bot) {
    // What got no answer may or may not have happened, so it is done first.
    if (pending) await step(bot);
    const problems = [];
    if (last) {
      const again = await redeliver(bot, { isNew: false });
      if (!again.isSame) problems.push(`another reply to ${last.activity.id}`);
    }
    if (!card) return problems;
    pending = { ...says(asksForChecklist), isList: true };
    await step(bot);
    for (const [lost] of lostOn(card)) problems.push(`the tick of ${lost} in ${id}`);
    return problems;
  }
  return talk;
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A message is answered by activities, a click on Action.Execute by the card that takes its place. */
function repliesIn(body) {
  if (!body) return [];
  if (body.activities) return body.activities.map(({ attachments, text }) => ({ attachments, text }));
  return [{ attachments: [{ contentType: body.type, content: body.value }] }];
}
