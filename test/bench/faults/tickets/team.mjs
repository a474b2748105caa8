// The channels of a team in which every ticket comes to experts, and the member who sets them up.
import { threadOf } from '../stand-in/asked.mjs';
import { createExpertsChannel } from './experts-channel.mjs';
import { mention, postInThread } from './in-thread.mjs';
import { patiently } from './patiently.mjs';
import { createTeamsExpert } from './teams-expert.mjs';

export function createTeam(standIn) {
  const channels = [createExpertsChannel(standIn), createExpertsChannel(standIn)];
  const [, second] = channels;
  const member = { id: '29:member', aadObjectId: 'member', name: 'Member' };
  /** The channels that are to be set up. */
  const waiting = new Set();
  let running;

  async function setUp(bots, channel) {
    const fields = { thread: threadOf(channel.id, '1'), from: member, ...mention('support here') };
    const done = await patiently(bots, 'support here', async ({ url }) => {
      const posted = Date.now();
      await postInThread(standIn, url, fields);
      return { posted, done: Date.now() };
    });
    channel.setUps.push(done);
  }

  async function setUpAll(bots) {
    try {
      for (const channel of waiting) {
        await setUp(bots, channel);
        waiting.delete(channel);
      }
    } finally {
      running = undefined;
    }
  }

  return {
    channels,
    /** Brings every open ticket into the channels with these numbers, as soon as a process serves. */
    comesHere(bots, ...numbers) {
      for (const number of numbers) waiting.add(channels[number]);
      running ??= setUpAll(bots);
      // What fails is told by whoever waits for it; for the others it is tried again with a later process.
      running.catch(() => undefined);
      return running;
    },
    /** Shuts the bot out of the second channel, or lets it in again. */
    shut: (isShut) => standIn.set({ closed: isShut ? [second.id] : [] }),
    /** Two experts, each with a channel that they like better; or one, who takes a ticket by answering. */
    experts: (isAlone) =>
      isAlone
        ? [createTeamsExpert({ number: 1, channels, standIn, takesByAnswering: true })]
        : [
            createTeamsExpert({ number: 1, channels, standIn }),
            createTeamsExpert({ number: 2, channels: [...channels].reverse(), standIn }),
          ],
  };
}
