import { expect } from '@jest/globals';
import { aLine, tellAll, type Line } from './line.js';
import { isCalled, type Scene } from './scene.js';

/** What the bot must show: words, with any spacing, or a pattern. */
export type Wanted = string | RegExp;

/** The lines of the bot: what the asker sees after the last thing that was done. */
export const bot = {
  /** Shows all of these. */
  shows: (...wanted: Wanted[]): Line =>
    aLine(bot.shows, `bot.shows(${tellAll(wanted)})`, (scene) => wanted.forEach((each) => expectShown(scene, each))),

  /** Shows none of these. */
  doesNotShow: (...wanted: Wanted[]): Line =>
    aLine(bot.doesNotShow, `bot.doesNotShow(${tellAll(wanted)})`, (scene) => {
      const found = wanted.filter((each) => isShown(scene, each));
      if (found.length > 0) throw new Error(`it shows ${tellAll(found)}`);
    }),

  /** Asks something, and offers exactly these answers, if any are given. */
  asks: (question: Wanted, ...answers: string[]): Line =>
    aLine(bot.asks, `bot.asks(${tellAll([question, ...answers])})`, (scene) => {
      expectShown(scene, question);
      if (answers.length > 0) expectOffered(scene, answers);
      else if (scene.buttons().length === 0) throw new Error('there is nothing to answer with');
    }),

  /** Offers exactly these options and buttons. */
  offers: (...titles: string[]): Line =>
    aLine(bot.offers, `bot.offers(${tellAll(titles)})`, (scene) => expectOffered(scene, titles)),

  /** Offers these buttons, and maybe more: what has no room on a card of one channel gets a button there. */
  offersAtLeast: (...titles: string[]): Line =>
    aLine(bot.offersAtLeast, `bot.offersAtLeast(${tellAll(titles)})`, (scene) => {
      const missing = titles.filter((title) => !scene.buttons().some((button) => isCalled(button, title)));
      if (missing.length > 0) throw new Error(`missing are ${tellAll(missing)}`);
    }),

  /** Shows boxes, and exactly those are ticked that stand at these texts. */
  hasTicked: (...texts: string[]): Line =>
    aLine(
      bot.hasTicked,
      `bot.hasTicked(${tellAll(texts)})`,
      (scene) => {
        const checks = scene.replies.flatMap((reply) => reply.checks());
        if (checks.length === 0) throw new Error('there is no box');
        const ticked = checks.filter((check) => check.isTicked).map((check) => check.text);
        expect(ticked).toEqual(texts.map((text): unknown => expect.stringContaining(text)));
      },
      { needsCards: true },
    ),

  /** Says exactly what it said before, down to the keys of the buttons. */
  repeatsItself: (): Line =>
    aLine(bot.repeatsItself, 'bot.repeatsItself()', ({ replies, previous }) => {
      if (previous.length === 0) throw new Error('nothing was said before');
      expect(replies.map(({ content }) => content)).toEqual(previous.map(({ content }) => content));
    }),

  /** Says nothing at all. */
  saysNothing: (): Line =>
    aLine(bot.saysNothing, 'bot.saysNothing()', ({ replies }) => {
      if (replies.length > 0) throw new Error('it says something');
    }),

  /** Nobody can read this anywhere in the talk so far, not even in what the chat keeps of the asker's own words. */
  keepsSecret: (...secrets: string[]): Line =>
    aLine(bot.keepsSecret, 'bot.keepsSecret(...)', ({ channel }) => {
      const wire = channel.wire();
      const found = secrets.filter((secret) => wire.includes(JSON.stringify(secret).slice(1, -1)));
      if (found.length > 0) throw new Error(`${found.length} of ${secrets.length} can be read`);
    }),
};

function isShown(scene: Scene, wanted: Wanted): boolean {
  const text = oneLine(scene.text());
  return wanted instanceof RegExp ? wanted.test(text) : text.includes(oneLine(wanted));
}

/** With single spaces, and without the joiners that keep clients from running date functions. */
function oneLine(text: string): string {
  return text.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
}

function expectShown(scene: Scene, wanted: Wanted): void {
  if (!isShown(scene, wanted)) throw new Error(`it does not show ${tellAll([wanted])}`);
}

function expectOffered(scene: Scene, titles: readonly string[]): void {
  const offered = scene.buttons().filter(({ place }) => place !== 'link');
  const missing = titles.filter((title) => !offered.some((button) => isCalled(button, title)));
  // In a text, steps are numbered as options are: there only the rest can be counted.
  const isTold = ({ type, place }: (typeof offered)[0]) => type === 'text' && place === 'option';
  const more = offered.filter((button) => !isTold(button) && !titles.some((title) => isCalled(button, title)));
  if (missing.length === 0 && more.length === 0) return;
  throw new Error(
    `missing are ${tellAll(missing) || 'none'}; not expected are ${tellAll(more.map((one) => one.title)) || 'none'}`,
  );
}
