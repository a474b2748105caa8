import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import type { BotFrameworkParts } from '../../../../src/channels/bot-framework/bot-framework.js';
import type { Card } from '../../../../src/model/reply.js';
import { shownText } from '../../../helpers/cards.js';
import { cardOf } from '../../../helpers/team-connector.js';
import { startIdentityServer } from '../identity-server.js';
import { allChannel, aTeam, type Team } from './team.js';

/** Gives each test of a file a team of its own, and what tests ask of it. */
export function stageTeam() {
  let identity: Awaited<ReturnType<typeof startIdentityServer>>;
  let team: Team;
  // The SDK writes to the console what a token was refused for.
  const console = jest.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);

  beforeAll(async () => {
    identity = await startIdentityServer();
  });
  beforeEach(async () => {
    team = await aTeam(identity);
  });
  afterEach(() => team.stop());
  afterAll(async () => {
    await identity.stop();
    console.mockRestore();
  });

  return {
    team: () => team,
    /** The same with other settings. */
    async again(config: Partial<BotFrameworkParts['config']>) {
      await team.stop();
      team = await aTeam(identity, config);
    },
    /** What the bot said last in a conversation. */
    said(conversation: string) {
      const last = team.connector.messages(conversation).at(-1);
      return last ? shownText(cardOf(last)) : '';
    },
    /** Besides the one that any team can have tickets, as none is named. */
    warnings: () =>
      team.log.lines
        .filter(({ level, message }) => level === 'warn' && !message.includes('EXPERT_TEAMS'))
        .map(({ message }) => message),
    stateOf: async (id = 'K7M-3QX') => (await team.store.loadHead(id))?.state,
    /** What askers were told, by kind and text. */
    told: () =>
      team.toAsker.map((decision) => ('text' in decision ? decision.text : 'news' in decision ? decision.news : '')),
    /** The thread of an open ticket in a channel that takes everything. */
    async openThread(): Promise<string> {
      await team.mentions(allChannel, 'support here');
      await team.opens({ tags: [] });
      return team.thread(allChannel, 1);
    },
  };
}

/** The conversation that a mention in a channel begins. */
export const inThread = (channel: string) => `${channel};messageid=1`;
/** What answers a click. */
export const cardIn = async (response: Response) => ((await response.json()) as { value: Card }).value;
export const wordIn = async (response: Response) => ((await response.json()) as { value: string }).value;
