// Somebody in the web chat who asks for a person.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Unanswered } from '../call.mjs';
import { createWebLine } from '../web-line.mjs';

/**
 * @param isListening whether a WebSocket hears what is said
 * @param hears gets each activity as soon as the WebSocket has it
 */
export function createWebAsker({ isListening = true, hears = () => undefined } = {}) {
  /** What the WebSocket has shown, by its id. */
  const heard = new Map();
  const line = createWebLine({
    isListening,
    see(activities) {
      for (const activity of activities) {
        heard.set(activity.id, JSON.stringify(activity));
        hears(activity);
      }
    },
  });
  let last;

  async function at(bot) {
    if (!line.isOpenAt(bot)) await line.open(bot);
  }

  /** @param fields `text`, or the `value` of a button. @param id by which the channel knows it again */
  async function says(bot, fields, id) {
    await at(bot);
    const body = { type: 'message', ...fields, channelData: { clientActivityID: id } };
    const { status, headers, body: answer } = await line.post(body);
    if (status === 200) return;
    if (status !== 429) throw new Error(`a post was answered with ${status}: ${JSON.stringify(answer)}`);
    await delay(1000 * Number(headers.get('retry-after')));
    throw new Unanswered('too many posts');
  }

  return {
    kind: 'web',
    get id() {
      return line.id;
    },
    says,
    newId: () => randomUUID(),
    /** What the bot and experts have said, oldest first; what was read last where nobody answers. */
    async shown(bot) {
      if (bot) {
        await at(bot);
        last = (await line.list(0)).filter(({ from }) => from.role === 'bot');
      }
      return last ?? [];
    },
    /** What is wrong with what was shown, besides what was said. */
    problems(shown) {
      const kept = new Map(shown.map((activity) => [activity.id, JSON.stringify(activity)]));
      const gone = [...heard].filter(([id, json]) => JSON.parse(json).from.role === 'bot' && kept.get(id) !== json);
      return [...line.problems, ...gone.map(([id]) => `${id}, which the WebSocket has shown, is gone or another`)];
    },
    close: line.close,
  };
}
