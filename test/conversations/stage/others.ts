import { aLine, type Line } from './line.js';

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
};
