import type { Element } from '../../helpers/cards.js';
import { aLine, tellAll, type Line } from './line.js';
import type { Scene } from './scene.js';

const needsCards = { needsCards: true };

/** The lines of the one who asks. */
export const asker = {
  /** Opens the chat, or adds the bot in Teams. */
  joins: (): Line => aLine(asker.joins, 'asker.joins()', (scene) => scene.act({ kind: 'joins' })),

  /** Sends a text. */
  says: (text: string): Line =>
    aLine(asker.says, `asker.says(${tellAll([text])})`, (scene) => scene.act({ kind: 'says', text, files: 0 })),

  /** Changes the message that was sent last. */
  edits: (text: string): Line =>
    aLine(asker.edits, `asker.edits(${tellAll([text])})`, (scene) => scene.act({ kind: 'edits', text }), {
      needsEdits: true,
    }),

  /** Sends pictures or other files, with a text or without. */
  sendsFiles: (files: number, text = ''): Line =>
    aLine(asker.sendsFiles, `asker.sendsFiles(${tellAll([files, text])})`, (scene) =>
      scene.act({ kind: 'says', text, files }),
    ),

  /** Clicks a button or an option of the newest cards, with the boxes as they stand; types it where there are none. */
  clicks: (title: string): Line =>
    aLine(asker.clicks, `asker.clicks(${tellAll([title])})`, (scene) => scene.click(title, ['button', 'option'])),

  /** The same for a button that only cards have, because a text has room for everything. */
  clicksOnTheCard: (title: string): Line =>
    aLine(
      asker.clicksOnTheCard,
      `asker.clicksOnTheCard(${tellAll([title])})`,
      (scene) => scene.click(title, ['button']),
      needsCards,
    ),

  /** Writes into the inputs of the newest cards, by a part of their labels. Nothing is sent before a button is clicked. */
  fillsIn: (label: string, value: string): Line =>
    aLine(
      asker.fillsIn,
      `asker.fillsIn(${tellAll([label, value])})`,
      (scene) => fillIn(scene, label, value),
      needsCards,
    ),

  /** Says something that is for a person, so that the bot itself stays silent. */
  tells: (text: string): Line =>
    aLine(asker.tells, `asker.tells(${tellAll([text])})`, (scene) => scene.act({ kind: 'tells', text }), {
      needsExperts: true,
    }),

  /** Clicks a link inside a text that leads to another article. */
  follows: (title: string): Line =>
    aLine(asker.follows, `asker.follows(${tellAll([title])})`, (scene) => scene.click(title, ['link']), needsCards),

  /** Ticks boxes by a part of what stands beside them. Nothing is sent before a button is clicked. */
  ticks: (...texts: string[]): Line =>
    aLine(asker.ticks, `asker.ticks(${tellAll(texts)})`, (scene) => setChecks(scene, texts, true), needsCards),

  unticks: (...texts: string[]): Line =>
    aLine(asker.unticks, `asker.unticks(${tellAll(texts)})`, (scene) => setChecks(scene, texts, false), needsCards),

  /** Opens a part of a card that is folded away. */
  unfolds: (title: string): Line =>
    aLine(asker.unfolds, `asker.unfolds(${tellAll([title])})`, (scene) => unfold(scene, title), needsCards),

  /** Looks at an earlier card again; clicks then go to it. */
  scrollsTo: (text: string): Line =>
    aLine(asker.scrollsTo, `asker.scrollsTo(${tellAll([text])})`, (scene) => scene.scrollTo(text), needsCards),

  /** The same for the oldest card that shows it, as it was when it came. */
  scrollsToTheFirst: (text: string): Line =>
    aLine(
      asker.scrollsToTheFirst,
      `asker.scrollsToTheFirst(${tellAll([text])})`,
      (scene) => scene.scrollTo(text, 'oldest'),
      needsCards,
    ),

  /** Sends what a button could send, and none of ours does. */
  forges: (data: Element): Line =>
    aLine(
      asker.forges,
      `asker.forges(${tellAll([data])})`,
      (scene) => {
        const button = { title: '', place: 'button', type: 'Action.Submit', data } as const;
        return scene.act({ kind: 'clicks', button, inputs: {} });
      },
      needsCards,
    ),

  /** Begins to type. Must not be answered. */
  types: (): Line => aLine(asker.types, 'asker.types()', (scene) => scene.act({ kind: 'types' })),
};

function setChecks(scene: Scene, texts: readonly string[], isTicked: boolean): void {
  const checks = scene.replies.flatMap((reply) => reply.checks());
  for (const text of texts) {
    const check = checks.find((each) => each.text.includes(text));
    if (!check) throw new Error(`there is no box at "${text}"; there are ${tellAll(checks.map((each) => each.text))}`);
    check.set(isTicked);
  }
}

function fillIn(scene: Scene, label: string, value: string): void {
  if (!scene.replies.some((reply) => reply.fillIn(label, value))) throw new Error(`there is no "${label}" to fill in`);
}

function unfold(scene: Scene, title: string): void {
  if (!scene.replies.some((reply) => reply.unfold(title))) throw new Error(`there is no "${title}" to unfold`);
}
