// How somebody of a team writes into a thread, or clicks there.
import { randomUUID } from 'node:crypto';
import { call, Unanswered } from '../call.mjs';

const bot = { id: '28:bot', name: 'Triage' };
const at = `<at>${bot.name}</at>`;

/**
 * Brings an activity to the bot, through the stand-in.
 * @returns the body of the answer. @throws Unanswered where it is not known whether anything was done
 */
export async function postInThread(standIn, url, { thread, from, ...fields }) {
  const activity = {
    ...{ type: 'message', channelId: 'msteams', serviceUrl: standIn.url, recipient: bot, from, ...fields },
    conversation: { id: thread, isGroup: true, conversationType: 'channel' },
  };
  const { status, body } = await call(`${standIn.url}post`, { body: { url: `${url}/api/messages`, activity } });
  if (status === 403) throw new Unanswered('the bot is shut out of the channel');
  if (status !== 200) throw new Error(`/api/messages answered ${status}`);
  return body;
}

/** A message that names the bot. */
export function mention(text) {
  const entities = [{ type: 'mention', text: at, mentioned: bot }];
  return { id: randomUUID(), text: `${at} ${text}`, entities };
}

/** A click on a button. @param data what the button sends @param inputs what was filled in */
export function click(data, inputs) {
  const action = { type: 'Action.Execute', verb: data.verb, data: { ...data, ...inputs } };
  return { id: randomUUID(), type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
}
