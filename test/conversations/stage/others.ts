import { aLine, type Line, tellAll } from './line.js';

/** The lines of the network between asker and bot, which delivers what it likes as often as it likes. */
export const network = {
  /** What was done last comes again, with the same id. */
  redelivers: (): Line => aLine(network.redelivers, 'network.redelivers()', (scene) => scene.repeat(false)),

  /** What was done last comes again and looks like something new. */
  redeliversUnderANewId: (): Line =>
    aLine(network.redeliversUnderANewId, 'network.redeliversUnderANewId()', (scene) => scene.repeat(true)),
};

/** The lines of somebody else in the same chat. */
export const colleague = {
  joins: (): Line =>
    aLine(colleague.joins, 'colleague.joins()', (scene) => scene.act({ kind: 'is joined by a colleague' })),

  /** Says something in the group. */
  says: (text: string): Line =>
    aLine(
      colleague.says,
      `colleague.says(${tellAll([text])})`,
      (scene) => scene.act({ kind: 'says', text, files: 0, by: 'colleague' }),
      inGroup,
    ),

  /** Clicks a button of the newest cards, with the boxes as they stand. */
  clicks: (title: string): Line =>
    aLine(
      colleague.clicks,
      `colleague.clicks(${tellAll([title])})`,
      (scene) => scene.click(title, ['button', 'option'], 'colleague'),
      inGroup,
    ),
};

const inGroup = { needsGroup: true };

/** What happens around a talk. */
export const world = {
  /** The bot ends and starts again, with what is on the disk. */
  restartsTheBot: (): Line =>
    aLine(world.restartsTheBot, 'world.restartsTheBot()', (scene) => scene.house.restart(), { needsRestart: true }),

  /** The asker takes the bot out of their chat: the channel refuses everything that it sends there. */
  takesTheBotOut: (): Line =>
    aLine(
      world.takesTheBotOut,
      'world.takesTheBotOut()',
      async ({ house, ticket }) => {
        const head = await house.tickets().loadHead(ticket);
        house.connector.team.close(head?.address.conversation ?? '');
      },
      { needsRemoval: true, needsExperts: true },
    ),

  /** Nobody says anything for so many hours. */
  waits: (hours: number): Line => aLine(world.waits, `world.waits(${hours})`, (scene) => scene.house.passTime(hours)),
};
