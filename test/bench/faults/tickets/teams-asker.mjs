// Somebody in Teams who asks for a person: all that passes goes through the stand-in for the connector.
import { randomUUID } from 'node:crypto';
import { call } from '../call.mjs';
import { isTaken } from '../stand-in/start.mjs';

export function createTeamsAsker(standIn) {
  const id = `19:${randomUUID()}`;

  async function says(bot, fields, activityId) {
    const activity = {
      ...{ type: 'message', id: activityId, channelId: 'msteams', serviceUrl: standIn.url, ...fields },
      ...{ conversation: { id, conversationType: 'personal' }, from: { id: `29:${id}`, name: 'asker' } },
      recipient: { id: '28:bot', name: 'Triage' },
    };
    const { status } = await call(`${standIn.url}post`, { body: { url: `${bot.url}/api/messages`, activity } });
    if (status !== 200) throw new Error(`/api/messages answered ${status}`);
  }

  return {
    kind: 'teams',
    id,
    says,
    newId: () => randomUUID(),
    shown: async () =>
      standIn
        .sentTo(id)
        .filter(isTaken)
        .map(({ activity }) => activity),
    problems: () => [],
    close: () => undefined,
  };
}
