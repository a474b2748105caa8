import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { ChannelKind } from './channel.js';
import { type House, openHouse } from './house.js';
import type { Line } from './line.js';
import { play } from './play.js';
import { teams } from './teams.js';
import { testAdapter } from './test-adapter.js';
import { webChat, webChatOverSocket } from './web-chat.js';

/** Every talk is played in each of these. */
const channels: readonly ChannelKind[] = [
  testAdapter('in the Bot Framework test adapter', 'test', true),
  testAdapter('in a channel without cards', 'sms', false),
  teams,
  webChat,
  webChatOverSocket,
];

/** Plays a talk as tests, one for each channel that can show it. */
export type Talk = (title: string, ...lines: Line[]) => void;

/**
 * Starts the bot for the tests of a file.
 * @param articles a knowledge folder of its own: texts by their paths. Without it, the bot knows our own articles.
 */
export function openStage(articles?: Record<string, string>): Talk {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(articles);
  });
  afterAll(() => house.close());

  return (title, ...lines) => {
    const needsCards = lines.some((line) => line.needsCards);
    const needsGroup = lines.some((line) => line.needsGroup);
    const needsEdits = lines.some((line) => line.needsEdits);
    const needsRestart = lines.some((line) => line.needsRestart);
    const needsExperts = lines.some((line) => line.needsExperts);
    const needsRemoval = lines.some((line) => line.needsRemoval);
    const isFit = (kind: ChannelKind) =>
      (kind.hasCards || !needsCards) &&
      (kind.hasGroups || !(needsGroup || needsEdits || needsRemoval)) &&
      (kind.outlastsBot || !needsRestart) &&
      (kind.hasExperts || !needsExperts);
    describe(title, () => {
      for (const kind of channels.filter(isFit)) {
        test(kind.name, () => playIn(kind, house, lines, needsGroup));
      }
    });
  };
}

async function playIn(kind: ChannelKind, house: House, lines: readonly Line[], isGroup: boolean): Promise<void> {
  const channel = await kind.open(house, isGroup);
  try {
    await play(channel, kind.hasCards, lines, house);
  } finally {
    await channel.close();
  }
}
