// An expert of another system, who works through the HTTP API.
import { call, Unanswered } from '../call.mjs';

/** Two systems that may change tickets: the value of API_KEYS, and the keys. */
export const apiKeys = ['One', 'Two'].map((name) => ({ name, key: name.toLowerCase().repeat(11) }));
export const apiKeySetting = apiKeys.map(({ name, key }) => `${name}:${key}`).join(',');

/** @param who the system: its name and key */
export function createExpert({ key }) {
  async function ask(bot, path, options) {
    const answer = await call(`${bot.url}/api/v1/tickets/${path}`, { token: key, ...options });
    if (answer.status === 429) throw new Unanswered('too many requests');
    return answer;
  }
  const post = (bot, path, body, repeatKey) => ask(bot, path, { body, headers: { 'idempotency-key': repeatKey } });

  return {
    /** @returns the status and the answer. @throws Unanswered when it is not known whether it was done */
    take: (bot, ticket, repeatKey) => post(bot, `${ticket}/state`, { state: 'assigned' }, repeatKey),
    says: (bot, ticket, text, repeatKey) => post(bot, `${ticket}/messages`, { text }, repeatKey),
    resolves: (bot, ticket, repeatKey) => post(bot, `${ticket}/state`, { state: 'resolved', note: 'done' }, repeatKey),
    /** The ticket with its whole record; undefined where there is none. */
    async reads(bot, ticket) {
      const entries = [];
      for (let from = 1; from !== undefined;) {
        const { status, body } = await ask(bot, `${ticket}?from_seq=${from}`, { method: 'GET' });
        if (status === 404) return undefined;
        if (status !== 200) throw new Error(`GET of ${ticket} answered ${status}`);
        entries.push(...body.entries);
        from = body.next_seq;
        if (from === undefined) return { ...body, entries };
      }
    },
  };
}
