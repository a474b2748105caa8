// Talks without any expert, in the same run: what a channel takes by itself.
import { setTimeout as delay } from 'node:timers/promises';
import { createTeamsAsker } from '../tickets/teams-asker.mjs';
import { createWebAsker } from '../tickets/web-asker.mjs';

/**
 * How many of each channel, and the milliseconds between two messages of one: about as many as go each way of the relay, so
 * that what holds up the machine for a moment is met by both.
 */
const ofEach = 8;
const paceMs = 1_000;

/** The chat on the web shows an asker their own message when it was taken: an echo. */
function createWebControl(times) {
  const asker = createWebAsker({
    hears: ({ channelData, from }) => from.role === 'user' && times.arrive(channelData?.clientActivityID),
  });
  return {
    open: (bot) => asker.says(bot, { text: 'hello' }, asker.newId()),
    async ask(bot) {
      const id = asker.newId();
      times.send(id, 'own web');
      await asker.says(bot, { text: 'hello' }, id);
    },
    close: asker.close,
  };
}

/** In Teams it is the bot's own answer that comes back. */
function createTeamsControl(times, standIn) {
  const asker = createTeamsAsker(standIn);
  return {
    open: (bot) => asker.says(bot, { text: 'hello' }, asker.newId()),
    async ask(bot) {
      const id = asker.newId();
      const before = standIn.sentTo(asker.id).length;
      times.send(id, 'own teams');
      await asker.says(bot, { text: 'hello' }, id);
      // The bot answers the post when its reply was taken.
      times.arrive(id, standIn.sentTo(asker.id)[before]?.at);
    },
    close: asker.close,
  };
}

/** @returns a function that ends them */
export async function startControls(bot, times, standIn) {
  const controls = Array.from({ length: ofEach }, () => [createWebControl(times), createTeamsControl(times, standIn)]);
  const all = controls.flat();
  let isOver = false;
  for (const one of all) await one.open(bot);
  const running = Promise.all(
    all.map(async (one) => {
      for (await delay(Math.random() * paceMs); !isOver; await delay(paceMs)) await one.ask(bot);
    }),
  );
  return async () => {
    isOver = true;
    await running;
    for (const one of all) one.close();
  };
}
