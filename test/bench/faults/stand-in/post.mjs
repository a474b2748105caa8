// How Teams brings to the bot what an asker sends: some of it again, a click under a new id (its submit key stays), a text
// under the same one.
import { randomUUID } from 'node:crypto';
import { call, Unanswered } from '../call.mjs';
import { channelOf } from './asked.mjs';
import { planResend } from './plan.mjs';

/**
 * @param state whether there are faults, and which channels the bot is shut out of
 * @param note keeps what happened
 * @param first a number that no other start of the stand-in begins with
 */
export function createPoster({ seed, state, note, first }) {
  let posts = first;

  /** @returns what the bot has answered first; 504 where it did not, and 403 where it gets nothing of that channel */
  async function post({ url, activity }) {
    if (state.closed.includes(channelOf(activity.conversation.id))) return { status: 403 };
    posts += 1;
    const how = planResend(seed, posts, state.isFaulty);
    const again = () => {
      const isNew = activity.value !== undefined;
      note({ kind: 'resent', isNew, conversation: activity.conversation.id });
      return bring(url, isNew ? { ...activity, id: randomUUID() } : activity);
    };
    const answers =
      how === 'together' ? await Promise.all([bring(url, activity), again()]) : [await bring(url, activity)];
    if (how === 'after') await again();
    return answers[0];
  }
  return post;
}

async function bring(url, activity) {
  try {
    const { status, body } = await call(url, { body: activity });
    return { status, body };
  } catch (thrown) {
    if (!(thrown instanceof Unanswered)) throw thrown;
    return { status: 504, body: { error: thrown.message } };
  }
}
