import { describe, expect, jest, test } from '@jest/globals';
import { shownText } from '../../../helpers/cards.js';
import { cardOf } from '../../../helpers/team-connector.js';
import { aStory } from '../../../helpers/tickets.js';
import { eventually } from '../../direct-line/talk.js';
import { stageTeam } from './stage-team.js';
import { allChannel, vmChannel } from './team.js';

const { team, warnings, openThread } = stageTeam();

describe('a channel that refuses', () => {
  test.each([403, 404])('%j for the whole channel: it is taken out, and its tickets go elsewhere', async (status) => {
    await team().mentions(vmChannel, 'support here vm');
    await team().mentions(allChannel, 'support here');
    await team().opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team().thread(vmChannel, 1);
    team().connector.refuse({ status, on: /19:vm|POST \/v3\/conversations$/, times: 1 });
    team().connector.close(vmChannel);
    await team().opens({ tags: ['vm'] });
    await team().thread(allChannel, 2);
    const texts = team()
      .connector.threads(allChannel)
      .map((one) => shownText(cardOf(team().connector.messages(one)[0]!)));
    expect(texts.filter((text) => /AAA-AAA|K7M-3QX/.test(text))).toHaveLength(2);
    expect((await team().store.expertChannels()).map(({ conversation }) => conversation)).toEqual([allChannel]);
    expect(warnings().filter((one) => one.includes('was taken out'))).toHaveLength(1);
  });

  test('what a process that was killed while it took a channel out left behind goes to the other channels', async () => {
    await team().mentions(vmChannel, 'support here vm');
    await team().opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team().thread(vmChannel, 1);
    await team().mentions(allChannel, 'support here');
    await team().settled();
    team().connector.close(vmChannel);
    const bringing = jest.spyOn(team().store, 'addItems').mockRejectedValue(new Error('killed'));
    await team().opens({ tags: ['vm'] });
    await eventually(async () => (await team().store.expertChannels()).length === 1);
    await eventually(() => team().outbox.counts().putBack > 0);
    bringing.mockRestore();
    await team().later(10_000, vmChannel);
    await team().thread(allChannel, 2);
    await team().settled();
    const texts = team()
      .connector.threads(allChannel)
      .map((one) => shownText(cardOf(team().connector.messages(one)[0]!)));
    expect(texts.filter((text) => /AAA-AAA|K7M-3QX/.test(text))).toHaveLength(2);
  });

  test('a thread that was deleted is begun anew, with nothing told twice', async () => {
    const thread = await openThread();
    await team().happens({ kind: 'said', text: 'one' });
    await team().shows(thread, 2);
    await team().settled();
    team().connector.close(thread);
    await team().happens({ kind: 'said', text: 'two' });
    const anew = await team().thread(allChannel, 2);
    const shown = await team().shows(anew, 2);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain('waits for somebody');
    expect(shown[1]).toContain('two');
    await team().settled();
    expect(await team().store.postsOf('K7M-3QX')).toMatchObject([{ thread: anew, told: 3 }]);
  });

  test('a channel that takes threads and no replies does not get one after the other', async () => {
    await openThread();
    await team().settled();
    team().connector.refuse({ status: 403, on: /activities$/, times: 99 });
    await team().happens({ kind: 'said', text: 'one' });
    await team().settled();
    expect(team().connector.threads(allChannel)).toHaveLength(3);
  });

  test('429 is waited for, as long as it says, and everything comes once and in order', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 429, retryAfter: 60, on: /activities/, times: 1 });
    await team().happens({ kind: 'said', text: 'one' });
    await team().happens({ kind: 'said', text: 'two' });
    await eventually(() => team().outbox.counts().putBack === 1);
    await team().settled();
    await team().later(30_000, allChannel);
    expect(team().connector.messages(thread)).toHaveLength(1);
    await team().later(31_000, allChannel);
    const shown = await team().shows(thread, 3);
    expect(shown.slice(1).map((text) => text.split('\n').at(-1))).toEqual(['one', 'two']);
    expect(team().outbox.counts().inDoubt).toBe(0);
  });

  test('what was taken before a refusal is not said again', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 429, retryAfter: 60, on: /activities/, times: 1 });
    team().connector.refuse({ status: 429, retryAfter: 60, on: /activities/, times: 1, after: 1 });
    await team().happens({ kind: 'said', text: 'one' });
    await team().happens({ kind: 'said', text: 'two' });
    for (const putBack of [1, 2]) {
      await eventually(() => team().outbox.counts().putBack === putBack);
      await team().settled();
      await team().later(61_000, allChannel);
    }
    const shown = await team().shows(thread, 3);
    expect(shown.slice(1).map((text) => text.split('\n').at(-1))).toEqual(['one', 'two']);
  });

  test('an answer that gets lost on its way is in doubt, and is counted', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 500, on: /activities/, isDone: true });
    await team().happens({ kind: 'said', text: 'one' });
    await eventually(() => team().outbox.counts().putBack === 1);
    await team().settled();
    await team().later(10_000, allChannel);
    expect(await team().shows(thread, 3)).toHaveLength(3);
    expect(team().outbox.counts().inDoubt).toBe(1);
  });

  test('502 is tried again at once, and then later; what may have arrived is counted', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 502, on: /activities/, times: 99 });
    await team().happens({ kind: 'said', text: 'one' });
    await eventually(() => team().outbox.counts().putBack === 1);
    await team().settled();
    expect(team().waits.length).toBeGreaterThan(2);
    team().connector.takeAll();
    await team().later(10_000, allChannel);
    expect(await team().shows(thread, 2)).toHaveLength(2);
    expect(team().outbox.counts().inDoubt).toBe(1);
  });

  test('413 gets a shorter card', async () => {
    await team().mentions(allChannel, 'support here');
    team().connector.refuse({ status: 413, on: /POST \/v3\/conversations$/ });
    const long = 'so long '.repeat(5_000);
    const answers = Array.from({ length: 30 }, (_, n) => ({ id: String(n), question: long, answer: long }));
    await team().opens({ tags: [] }, aStory({ words: long, messages: [long, long], answers }));
    const thread = await team().thread(allChannel, 1);
    const sizes = team()
      .connector.requests.filter(({ path }) => path === '/v3/conversations')
      .map(({ body }) => JSON.stringify(body).length);
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBeGreaterThan(14_000);
    expect(sizes[1]).toBeLessThan(13_500);
    expect(warnings()).toEqual(['a card for experts was too large for the channel, and is sent shorter']);
    expect(await team().store.postOfThread(thread)).toBeDefined();
  });

  test('413 for the shorter card as well: the words come without a card', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 413, on: /activities/, times: 2 });
    await team().happens({ kind: 'said', text: 'one' });
    await eventually(() => team().connector.messages(thread).length === 2);
    const [, message] = team().connector.messages(thread);
    expect(message?.activity).toMatchObject({ textFormat: 'plain', text: expect.stringContaining('one') });
    expect(message?.activity).not.toHaveProperty('attachments');
    expect(team().log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('413 for a card that is drawn anew, twice: it is drawn as small as it can be', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 413, on: /PUT/, times: 2 });
    await team().happens({ kind: 'taken' }, { role: 'expert', id: 'other', name: 'Other engineer' });
    await team().settled();
    const [card] = team().connector.messages(thread);
    expect([card?.changes, shownText(cardOf(card!))]).toEqual([1, expect.stringContaining('Other engineer has it')]);
    const sizes = team().connector.requests.flatMap(({ method, body }) =>
      method === 'PUT' ? JSON.stringify(body).length : [],
    );
    expect(sizes).toHaveLength(3);
    expect(sizes[2]).toBeLessThanOrEqual(sizes[1]!);
  });

  test('413 for every form of a card that is drawn anew leaves it with its buttons', async () => {
    const thread = await openThread();
    await team().settled();
    team().connector.refuse({ status: 413, on: /PUT/, times: 3 });
    await team().happens({ kind: 'taken' }, { role: 'expert', id: 'other', name: 'Other engineer' });
    expect((await team().shows(thread, 2))[1]).toContain('Other engineer has taken it');
    await team().settled();
    const [card] = team().connector.messages(thread);
    expect([card?.changes, shownText(cardOf(card!))]).toEqual([0, expect.stringContaining('waits for somebody')]);
  });

  test.each([400, 413])('%j for good loses one message, and holds up no other', async (status) => {
    const thread = await openThread();
    await team().settled();
    // A card, a shorter one, and its words.
    team().connector.refuse({ status, on: /activities/, times: status === 413 ? 3 : 1 });
    await team().happens({ kind: 'said', text: 'one' });
    await team().happens({ kind: 'said', text: 'two' });
    expect((await team().shows(thread, 2))[1]).toContain('two');
    expect(team().log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('what was sent and could not be noted is said again, and that is counted', async () => {
    const thread = await openThread();
    await team().settled();
    const note = jest.spyOn(team().store, 'savePost').mockRejectedValueOnce(new Error('disk full'));
    await team().happens({ kind: 'said', text: 'one' });
    await eventually(() => team().outbox.counts().putBack === 1);
    await team().settled();
    note.mockRestore();
    await team().later(10_000, allChannel);
    expect((await team().shows(thread, 3)).filter((text) => text.includes('one'))).toHaveLength(2);
    expect(team().outbox.counts().inDoubt).toBe(1);
  });
});
