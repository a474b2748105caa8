import { expect, test } from '@jest/globals';
import type { Reply } from '../../src/model/reply.js';
import { toActivity } from '../../src/channels/reply-activity.js';
import { aContext, rendererOf } from '../helpers/rendering.js';
import { garage } from '../helpers/garage.js';
import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import type { Act } from './stage/act.js';
import type { Channel } from './stage/channel.js';
import type { Line } from './stage/line.js';
import { play } from './stage/play.js';

const render = rendererOf(garage);
const choice = render({ kind: 'choose', topics: ['battery', 'fuse'] }, aContext());
const checklist = render({ kind: 'checklist', topic: 'checklist', ticked: ['b'] }, aContext());

/** A channel in which the bot says the same to everything. */
function parrot(replies: Reply[], channelId = 'test'): { channel: Channel; acts: Act[] } {
  const acts: Act[] = [];
  const channel: Channel = {
    dress: (act) => ({ act, activity: {} }),
    deliver: async ({ act }) => {
      acts.push(act);
      return replies.map((reply) => ({ ...toActivity(reply, channelId, 'id') }));
    },
    receive: async () => [],
    wire: () => JSON.stringify(replies),
    close: async () => undefined,
  };
  return { channel, acts };
}

const playOn = (replies: Reply[], ...lines: Line[]) =>
  play(parrot(replies).channel, true, [asker.says('hi'), ...lines]);

test.each<[string, Reply[], Line, RegExp]>([
  [
    'a button that is not there',
    choice,
    asker.clicks('Fuse'),
    /no "Fuse".*"About battery", "About fuse", "None of these"/,
  ],
  ['a link that is not there', choice, asker.follows('more'), /no "more" to click; there is nothing/],
  ['a box that is not there', checklist, asker.ticks('Check z'), /no box at "Check z".*Check a.*Check b.*Check c/],
  ['nothing to unfold', choice, asker.unfolds('Notes'), /no "Notes" to unfold/],
  ['an earlier card that is not there', choice, asker.scrollsTo('Solved'), /no reply so far shows "Solved"/],
  ['a text that is not shown', choice, bot.shows('Which of these', 'a lamp'), /does not show "a lamp"/],
  ['a pattern that is not shown', choice, bot.shows(/a\slamp/), /does not show \/a\\slamp\//],
  ['a text that must not be shown', choice, bot.doesNotShow('About fuse'), /it shows "About fuse"/],
  ['another question', choice, bot.asks('Windows or Linux?'), /does not show "Windows or Linux\?"/],
  ['no question at all', render({ kind: 'welcome' }, aContext()), bot.asks('What went'), /nothing to answer with/],
  ['too few buttons', choice, bot.offers('About battery', 'About fuse', 'None of these', 'Go'), /missing are "Go"/],
  ['too many buttons', choice, bot.offers('About battery', 'About fuse'), /not expected are "None of these"/],
  ['other boxes ticked', checklist, bot.hasTicked('Check a'), /Check a/],
  ['no boxes', choice, bot.hasTicked(), /there is no box/],
  ['something said', choice, bot.saysNothing(), /it says something/],
  ['no repetition', choice, bot.repeatsItself(), /nothing was said before/],
  ['a secret', choice, bot.keepsSecret('About fuse'), /1 of 1 can be read/],
  ['a failed turn', render({ kind: 'error', id: '7' }, aContext()), bot.shows('That did not work'), /the turn failed/],
])('a talk fails at %s', async (_, replies, line, reason) => {
  await expect(playOn(replies, line)).rejects.toThrow(reason);
});

test('a card that no channel would show fails the talk', async () => {
  const [{ card, ...rest }] = choice as [Reply];
  const broken = { ...rest, card: { ...card, body: [{ type: 'Picture' }] } };
  await expect(playOn([broken])).rejects.toThrow(/is no valid card/);
});

test('a failure tells the talk so far, what is on the screen, and where the line stands', async () => {
  const failed = playOn(choice, bot.shows('I am not sure'), bot.asks('Is it this?'), bot.offers('never reached'));
  const { message, stack } = await failed.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown as Error,
  );
  expect(message).toContain('  bot.shows("I am not sure")\n> bot.asks("Is it this?")\n');
  expect(message).not.toContain('never reached');
  expect(message).toContain('  | Which of these is it?');
  expect(message).toContain('  | [option: About fuse]');
  expect(stack!.slice(message.length)).toMatch(/^\n\s+at [^\n]*stage\.test\.ts/);
});

test('a click sends what its button holds, and the boxes as they stand', async () => {
  const { channel, acts } = parrot(checklist);
  await play(channel, true, [
    asker.says('hi'),
    asker.ticks('Check c'),
    asker.unticks('Check b'),
    asker.clicks('Save what is done'),
  ]);
  expect(acts.at(-1)).toMatchObject({
    kind: 'clicks',
    button: { data: { verb: 'tick', topic: 'checklist' } },
    inputs: { 'step-a': 'false', 'step-b': 'false', 'step-c': 'true' },
  });
});

test('where no cards are shown, an answer is typed', async () => {
  const { channel, acts } = parrot(choice, 'sms');
  await play(channel, false, [
    asker.says('hi'),
    bot.asks('Which of these is it?', 'About battery', 'About fuse', 'None of these'),
    asker.clicks('About fuse'),
    asker.clicks('None of these'),
  ]);
  expect(acts.slice(1)).toEqual([
    { kind: 'says', text: '2', files: 0 },
    { kind: 'says', text: 'None of these', files: 0 },
  ]);
});
