import type { Channel } from './channel.js';
import type { Line } from './line.js';
import { Scene, type SceneHouse } from './scene.js';

/**
 * Plays a talk line by line.
 * @throws Error at the first line that does not come to pass, with the talk up to it and what is on the screen
 */
export async function play(
  channel: Channel,
  hasCards: boolean,
  lines: readonly Line[],
  house: SceneHouse = noHouse,
): Promise<void> {
  const scene = new Scene(channel, hasCards, house);
  for (const [index, line] of lines.entries()) {
    try {
      await line.play(scene);
      refuseErrors(scene);
    } catch (thrown) {
      throw failure(thrown, scene, lines.slice(0, index + 1));
    }
  }
}

/** Where nothing is started there is nothing to start again. */
const noHouse: SceneHouse = {
  url: '',
  get connector() {
    return nobody();
  },
  restart: () => Promise.reject(new Error('there is no bot to start again')),
  passTime: () => Promise.reject(new Error('there is no clock')),
  desk: () => nobody(),
  tickets: () => nobody(),
};

function nobody(): never {
  throw new Error('there are no experts here');
}

/** A turn that failed is no part of any talk. */
function refuseErrors(scene: Scene): void {
  if (scene.text().includes('Something went wrong on my side')) throw new Error('the turn failed');
}

const mostScreenLines = 40;

/** @param played the lines so far, the last of which failed */
function failure(thrown: unknown, scene: Scene, played: readonly Line[]): Error {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const talk = played.map(({ told }, index) => `${index === played.length - 1 ? '>' : ' '} ${told}`);
  const screen = scene.text().split('\n').slice(0, mostScreenLines);
  const buttons = scene.buttons().map(({ title, place }) => `[${place}: ${title}]`);
  const shown = [...screen, ...buttons].map((line) => `  | ${line}`);
  const error = new Error([...talk, '', reason, '', 'On the screen:', ...shown].join('\n'));
  // Points to the line in the test, not to the machinery.
  error.stack = `${error.message}\n${played.at(-1)?.stack ?? ''}`;
  return error;
}
