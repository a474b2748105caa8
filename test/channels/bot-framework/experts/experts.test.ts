import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Card } from '../../../../src/model/reply.js';
import { sendingActions, shownText } from '../../../helpers/cards.js';
import { cardOf } from '../../../helpers/team-connector.js';
import { aStory } from '../../../helpers/ticket-changes.js';
import { eventually } from '../../direct-line/talk.js';
import { startIdentityServer } from '../identity-server.js';
import { allChannel, aTeam, asker, first, second, type Team, tenantId, vmChannel } from './team.js';

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

/** What the bot said last in a conversation. */
const said = (conversation: string) => {
  const last = team.connector.messages(conversation).at(-1);
  return last ? shownText(cardOf(last)) : '';
};
const inThread = (channel: string) => `${channel};messageid=1`;
const warnings = () => team.log.lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
const stateOf = async (id = 'K7M-3QX') => (await team.store.loadHead(id))?.state;
const cardIn = async (response: Response) => ((await response.json()) as { value: Card }).value;
const wordIn = async (response: Response) => ((await response.json()) as { value: string }).value;
/** What askers were told, by kind and text. */
const told = () =>
  team.toAsker.map((decision) => ('text' in decision ? decision.text : 'news' in decision ? decision.news : ''));

/** The thread of an open ticket in a channel that takes everything. */
async function openThread(): Promise<string> {
  await team.mentions(allChannel, 'support here');
  await team.opens({ tags: [] });
  return team.thread(allChannel, 1);
}

describe('support here', () => {
  test('makes a channel the place of experts', async () => {
    expect((await team.mentions(vmChannel, 'support here vm, mars')).status).toBe(200);
    expect(await team.store.expertChannels()).toEqual([
      {
        ...{ conversation: vmChannel, tags: ['vm', 'mars'] },
        reference: {
          ...{ serviceUrl: 'https://smba.example/teams/', tenantId, group: 'group-1' },
          bot: { id: '28:bot', name: 'Triage' },
        },
      },
    ]);
    expect(said(inThread(vmChannel))).toContain('Tickets with one of the tags vm, mars come here.');
    expect(team.turns).toEqual([]);
  });

  test('again changes the tags, and is told when asked', async () => {
    await team.mentions(vmChannel, 'support here vm');
    await team.mentions(vmChannel, 'support here');
    await team.mentions(vmChannel, 'support here?');
    expect(said(inThread(vmChannel))).toContain('Every ticket comes here that no channel with a fitting tag takes.');
    expect((await team.store.expertChannels()).map(({ tags }) => tags)).toEqual([[]]);
  });

  test('warns of a tag that no ticket has', async () => {
    await team.mentions(vmChannel, 'support here vm, wm');
    expect(said(inThread(vmChannel))).toContain('No ticket has the tag wm');
  });

  test('is ended by its opposite', async () => {
    const thread = await openThread();
    await team.mentions(allChannel, 'stop support here');
    expect(said(inThread(allChannel))).toContain('No channel fits 1 open ticket now');
    expect(await team.store.expertChannels()).toEqual([]);
    const word = await wordIn(await team.clicks(thread, 'Take'));
    expect(word).toContain('no experts’ channel any more');
    expect(await stateOf()).toBe('open');
  });

  test.each(['support here vm mars', 'support here, please answer me!'])('%j is asked again', async (text) => {
    await team.mentions(vmChannel, text);
    expect(said(inThread(vmChannel))).toContain('I did not understand the tags');
    expect(await team.store.expertChannels()).toEqual([]);
  });

  test.each(['personal', 'groupChat'])('is refused in a %s chat with a clear word', async (conversationType) => {
    await team.send({ conversation: { id: 'a:1', conversationType, tenantId }, text: 'support here' });
    expect(said('a:1')).toContain('Say it in a channel of a team');
    expect(await team.store.expertChannels()).toEqual([]);
  });

  test('without a mention is said to somebody else', async () => {
    await team.says(inThread(vmChannel), 'support here');
    expect(await team.store.expertChannels()).toEqual([]);
  });

  test.each([
    ['the conversation', { conversation: { id: inThread(vmChannel), conversationType: 'channel', tenantId: 'other' } }],
    ['the channel', { channelData: { tenant: { id: 'other' } } }],
    ['the sender', { from: { ...first, tenantId: 'other' } }],
  ])('is refused to another organisation, told by %s', async (_, more) => {
    await team.mentions(vmChannel, 'support here', more);
    expect(said(inThread(vmChannel))).toContain('comes from another one');
    expect(await team.store.expertChannels()).toEqual([]);
    expect(warnings()).toEqual(['somebody of another organisation wanted to work on tickets']);
  });

  test('is refused where nobody knows which organisation is ours', async () => {
    await team.stop();
    team = await aTeam(identity, {
      bot: { type: 'MultiTenant', appId: '11111111-2222-3333-4444-555555555555', password: 'p' },
    });
    await team.mentions(vmChannel, 'support here');
    expect(said(inThread(vmChannel))).toContain('set MicrosoftAppTenantId');
    expect(await team.store.expertChannels()).toEqual([]);
  });

  test('brings the open tickets that fit, and no others', async () => {
    await team.opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team.opens({ id: 'CCC-CCC', tags: ['mars'] });
    await team.mentions(vmChannel, 'support here vm');
    // The first is the talk about support itself.
    const thread = await team.thread(vmChannel, 1);
    expect(shownText(cardOf(team.connector.messages(thread)[0]!))).toContain('AAA-AAA');
    await team.settled();
    expect(team.connector.threads(vmChannel)).toHaveLength(2);
  });
});

describe('a ticket', () => {
  test('gets a thread with its card, in each channel that fits', async () => {
    await team.mentions(vmChannel, 'support here vm');
    await team.mentions(allChannel, 'support here');
    await team.opens({ tags: ['vm'], isUrgent: true });
    await team.opens({ id: 'EEE-EEE', tags: ['dpm'] });
    const [vm, all] = [await team.thread(vmChannel, 1), await team.thread(allChannel, 1)];
    expect(shownText(cardOf(team.connector.messages(vm)[0]!))).toContain('K7M-3QX · waits for somebody · urgent');
    expect(shownText(cardOf(team.connector.messages(all)[0]!))).toContain('EEE-EEE');
    expect(await team.store.postOfThread(vm)).toMatchObject({ ticket: 'K7M-3QX', channel: vmChannel, told: 1 });
    const created = team.connector.requests.find(({ path }) => path === '/v3/conversations');
    expect(created?.body).toMatchObject({
      ...{ isGroup: true, tenantId, channelData: { channel: { id: vmChannel } } },
      activity: { type: 'message', channelData: { notification: { alert: true } } },
    });
  });

  test('that fits no channel is told to the keeper', async () => {
    await team.mentions(vmChannel, 'support here vm');
    await team.opens({ tags: ['dpm'] });
    expect(warnings()).toEqual(['no experts’ channel fits this ticket: it stands on the console only']);
  });

  test('is told in its thread: messages and changes in order, each once, and the card redrawn', async () => {
    const thread = await openThread();
    await team.happens({ kind: 'said', text: 'one' });
    await team.happens({ kind: 'said', text: 'from the bot' }, { role: 'bot' });
    await team.happens({ kind: 'said', text: 'two' });
    await team.happens({ kind: 'withdrawn' });
    const shown = await team.shows(thread, 4);
    expect(shown.slice(1).map((text) => text.split('\n').slice(1).join(' '))).toEqual([
      'Asker writes one',
      'Asker writes two',
      'Asker took it back',
    ]);
    await eventually(() => shownText(cardOf(team.connector.messages(thread)[0]!)).includes('taken back by the asker'));
    await team.settled();
    expect(await team.store.postOfThread(thread)).toMatchObject({ told: 5 });
  });

  test('says in a channel that comes later what was said before', async () => {
    await team.opens({ tags: [] });
    await team.happens({ kind: 'said', text: 'are you there?' });
    await team.mentions(allChannel, 'support here');
    const thread = await team.thread(allChannel, 1);
    expect((await team.shows(thread, 2))[1]).toContain('are you there?');
  });

  test('is reminded of in its thread and to the whole channel', async () => {
    const thread = await openThread();
    await team.happens({ kind: 'reminded' }, { role: 'bot' });
    const reminder = await team.thread(allChannel, 2);
    const card = cardOf(team.connector.messages(reminder)[0]!);
    expect(shownText(card)).toContain('Nobody has taken this ticket yet');
    expect(JSON.stringify(card)).toContain('https://teams.microsoft.com/l/message/19%3Aall%40thread.tacv2/');
    expect((await team.shows(thread, 2))[1]).toContain('Nobody has taken it yet');
    expect(await cardIn(await team.clicks(reminder, 'Take')).then(shownText)).toContain('First engineer has it');
    expect(await stateOf()).toBe('assigned');
  });
});

describe('a channel that refuses', () => {
  test.each([403, 404])('%j for the whole channel: it is taken out, and its tickets go elsewhere', async (status) => {
    await team.mentions(vmChannel, 'support here vm');
    await team.mentions(allChannel, 'support here');
    await team.opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team.thread(vmChannel, 1);
    team.connector.refuse({ status, on: /19:vm|POST \/v3\/conversations$/, times: 1 });
    team.connector.close(vmChannel);
    await team.opens({ tags: ['vm'] });
    await team.thread(allChannel, 2);
    const texts = team.connector.threads(allChannel).map((one) => shownText(cardOf(team.connector.messages(one)[0]!)));
    expect(texts.filter((text) => /AAA-AAA|K7M-3QX/.test(text))).toHaveLength(2);
    expect((await team.store.expertChannels()).map(({ conversation }) => conversation)).toEqual([allChannel]);
    expect(warnings().filter((one) => one.includes('was taken out'))).toHaveLength(1);
  });

  test('a thread that was deleted is begun anew, with nothing told twice', async () => {
    const thread = await openThread();
    await team.happens({ kind: 'said', text: 'one' });
    await team.shows(thread, 2);
    await team.settled();
    team.connector.close(thread);
    await team.happens({ kind: 'said', text: 'two' });
    const anew = await team.thread(allChannel, 2);
    const shown = await team.shows(anew, 2);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain('waits for somebody');
    expect(shown[1]).toContain('two');
    await team.settled();
    expect(await team.store.postsOf('K7M-3QX')).toMatchObject([{ thread: anew, told: 3 }]);
  });

  test('a channel that takes threads and no replies does not get one after the other', async () => {
    await openThread();
    await team.settled();
    team.connector.refuse({ status: 403, on: /activities$/, times: 99 });
    await team.happens({ kind: 'said', text: 'one' });
    await team.settled();
    expect(team.connector.threads(allChannel)).toHaveLength(3);
  });

  test('429 is waited for, as long as it says, and everything comes once and in order', async () => {
    const thread = await openThread();
    await team.settled();
    team.connector.refuse({ status: 429, retryAfter: 60, on: /activities/, times: 1 });
    await team.happens({ kind: 'said', text: 'one' });
    await team.happens({ kind: 'said', text: 'two' });
    await eventually(() => team.outbox.counts().putBack === 1);
    await team.settled();
    await team.later(30_000, allChannel);
    expect(team.connector.messages(thread)).toHaveLength(1);
    await team.later(31_000, allChannel);
    const shown = await team.shows(thread, 3);
    expect(shown.slice(1).map((text) => text.split('\n').at(-1))).toEqual(['one', 'two']);
    expect(team.outbox.counts().inDoubt).toBe(0);
  });

  test('what was taken before a refusal is not said again', async () => {
    const thread = await openThread();
    await team.settled();
    team.connector.refuse({ status: 429, retryAfter: 60, on: /activities/, times: 1 });
    team.connector.refuse({ status: 429, retryAfter: 60, on: /activities/, times: 1, after: 1 });
    await team.happens({ kind: 'said', text: 'one' });
    await team.happens({ kind: 'said', text: 'two' });
    for (const putBack of [1, 2]) {
      await eventually(() => team.outbox.counts().putBack === putBack);
      await team.settled();
      await team.later(61_000, allChannel);
    }
    const shown = await team.shows(thread, 3);
    expect(shown.slice(1).map((text) => text.split('\n').at(-1))).toEqual(['one', 'two']);
  });

  test('an answer that gets lost on its way is in doubt, and is counted', async () => {
    const thread = await openThread();
    await team.settled();
    team.connector.refuse({ status: 500, on: /activities/, isDone: true });
    await team.happens({ kind: 'said', text: 'one' });
    await eventually(() => team.outbox.counts().putBack === 1);
    await team.settled();
    await team.later(10_000, allChannel);
    expect(await team.shows(thread, 3)).toHaveLength(3);
    expect(team.outbox.counts().inDoubt).toBe(1);
  });

  test('502 is tried again at once, and then later; what may have arrived is counted', async () => {
    const thread = await openThread();
    await team.settled();
    team.connector.refuse({ status: 502, on: /activities/, times: 99 });
    await team.happens({ kind: 'said', text: 'one' });
    await eventually(() => team.outbox.counts().putBack === 1);
    await team.settled();
    expect(team.waits.length).toBeGreaterThan(2);
    team.connector.takeAll();
    await team.later(10_000, allChannel);
    expect(await team.shows(thread, 2)).toHaveLength(2);
    expect(team.outbox.counts().inDoubt).toBe(1);
  });

  test('413 gets a shorter card', async () => {
    await team.mentions(allChannel, 'support here');
    team.connector.refuse({ status: 413, on: /POST \/v3\/conversations$/ });
    const long = 'so long '.repeat(5_000);
    const answers = Array.from({ length: 30 }, (_, n) => ({ id: String(n), question: long, answer: long }));
    await team.opens({ tags: [] }, aStory({ words: long, messages: [long, long], answers }));
    const thread = await team.thread(allChannel, 1);
    const sizes = team.connector.requests
      .filter(({ path }) => path === '/v3/conversations')
      .map(({ body }) => JSON.stringify(body).length);
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBeGreaterThan(14_000);
    expect(sizes[1]).toBeLessThan(13_500);
    expect(warnings()).toEqual(['a card for experts was too large for the channel, and is sent shorter']);
    expect(await team.store.postOfThread(thread)).toBeDefined();
  });

  test.each([400, 413])('%j for good loses one message, and holds up no other', async (status) => {
    const thread = await openThread();
    await team.settled();
    team.connector.refuse({ status, on: /activities/, times: status === 413 ? 2 : 1 });
    await team.happens({ kind: 'said', text: 'one' });
    await team.happens({ kind: 'said', text: 'two' });
    expect((await team.shows(thread, 2))[1]).toContain('two');
    expect(team.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('what was sent and could not be noted is said again, and that is counted', async () => {
    const thread = await openThread();
    await team.settled();
    const note = jest.spyOn(team.store, 'savePost').mockRejectedValueOnce(new Error('disk full'));
    await team.happens({ kind: 'said', text: 'one' });
    await eventually(() => team.outbox.counts().putBack === 1);
    await team.settled();
    note.mockRestore();
    await team.later(10_000, allChannel);
    expect((await team.shows(thread, 3)).filter((text) => text.includes('one'))).toHaveLength(2);
    expect(team.outbox.counts().inDoubt).toBe(1);
  });
});

describe('buttons', () => {
  test('take, send, resolve and open again; the answer is the card as it now is', async () => {
    const thread = await openThread();
    const taken = await cardIn(await team.clicks(thread, 'Take'));
    expect(shownText(taken)).toContain('First engineer has it');
    await eventually(() => shownText(cardOf(team.connector.messages(thread)[0]!)).includes('First engineer has it'));
    await team.clicks(thread, 'Send message', { reply: 'Please restart it.' });
    expect(told()).toEqual(['taken', 'Please restart it.']);
    await eventually(() => team.connector.messages(thread)[0]!.changes >= 2);
    await team.clicks(thread, 'Resolve', { reply: 'Bye.', note: 'The agent was too old.' });
    expect(told()).toEqual(['taken', 'Please restart it.', 'Bye.', 'resolved']);
    expect(team.toAsker.at(-1)).toMatchObject({ news: 'resolved', note: 'The agent was too old.' });
    await eventually(() => shownText(cardOf(team.connector.messages(thread)[0]!)).includes('resolved by'));
    await team.clicks(thread, 'Open again');
    expect(await stateOf()).toBe('reopened');
  });

  test('an answer takes a ticket that nobody has', async () => {
    const thread = await openThread();
    const card = await cardIn(await team.clicks(thread, 'Send message', { reply: 'hello' }));
    expect(shownText(card)).toContain('You have taken this ticket by answering.');
    expect(told()).toEqual(['taken', 'hello']);
    expect((await team.shows(thread, 3)).slice(1).join()).toMatch(/has taken it[^]*wrote to the asker\nhello/);
  });

  test('of two experts one wins, and the other keeps what was written', async () => {
    const thread = await openThread();
    const click = (from: object, title: string, inputs = {}) => team.clicks(thread, title, inputs, { from });
    const [one, other] = await Promise.all([click(first, 'Take'), click(second, 'Take')]);
    const texts = (await Promise.all([cardIn(one), cardIn(other)])).map(shownText);
    expect(texts.filter((text) => text.includes('Nothing was changed.'))).toHaveLength(1);
    const holder = (await team.store.loadHead('K7M-3QX'))?.expert?.id;
    const loser = holder === 'aad-first' ? second : first;
    await eventually(() => shownText(cardOf(team.connector.messages(thread)[0]!)).includes('has it'));
    const card = await cardIn(await click(loser, 'Send message', { reply: 'me too' }));
    expect(shownText(card)).toContain('has this ticket. Nothing was changed.');
    expect(JSON.stringify(card)).toContain('"value":"me too"');
    expect(told()).toEqual(['taken']);
  });

  test('a click that comes again, also under a new id, has one effect', async () => {
    const thread = await openThread();
    const sent = () => team.clicks(thread, 'Send message', { reply: 'once' });
    team.connector.refuse({ status: 429, on: /PUT/, times: 99 });
    await sent();
    const again = await cardIn(await sent());
    expect(shownText(again)).toContain('This message was sent already.');
    expect(told()).toEqual(['taken', 'once']);
  });

  test('the same words can be sent again from the card as it is drawn then', async () => {
    const thread = await openThread();
    await team.clicks(thread, 'Send message', { reply: 'again' });
    await eventually(() => team.connector.messages(thread)[0]!.changes > 0);
    await team.settled();
    await team.clicks(thread, 'Send message', { reply: 'again' });
    expect(told()).toEqual(['taken', 'again', 'again']);
  });

  test('secrets reach nobody, and whoever wrote them is told', async () => {
    const thread = await openThread();
    const card = await cardIn(await team.clicks(thread, 'Send message', { reply: 'use password=Tr0ub4dor&3xyz' }));
    expect(shownText(card)).toContain('1 secret was removed from your message');
    const [entries, shown] = [await team.store.entriesFrom('K7M-3QX', 1, 99), await team.shows(thread, 3)];
    expect(JSON.stringify([entries, team.toAsker, shown, team.log.lines])).not.toContain('Tr0ub4dor');
    expect(JSON.stringify(entries)).not.toContain(
      createHash('sha256').update('use password=Tr0ub4dor&3xyz').digest('base64url'),
    );
  });

  test('the transcript is for who asks, page by page', async () => {
    const thread = await openThread();
    const card = await cardIn(await team.clicks(thread, 'Transcript'));
    expect(shownText(card)).toContain('transcript');
    const back = sendingActions(card).find(({ title }) => title === 'Back to the ticket')!;
    const value = { action: { type: 'Action.Execute', verb: back.data.verb, data: back.data } };
    const conversation = { id: thread, conversationType: 'channel', tenantId };
    const shown = await cardIn(await team.send({ type: 'invoke', name: 'adaptiveCard/action', value, conversation }));
    expect(shownText(shown)).toContain('waits for somebody');
    await team.settled();
    expect(team.connector.messages(thread)).toHaveLength(1);
  });

  test('an older client sends the same as a message, and gets the transcript in the thread', async () => {
    const thread = await openThread();
    const conversation = { id: thread, conversationType: 'channel', tenantId };
    const button = (title: string) =>
      sendingActions(cardOf(team.connector.messages(thread)[0]!)).find((one) => one.title === title)!;
    await team.send({ conversation, value: button('Take').data, from: second });
    expect(await stateOf()).toBe('assigned');
    await team.send({ conversation, value: { ...button('Transcript').data } });
    const shown = await team.shows(thread, 3);
    expect(shown.at(-1)).toContain('transcript');
  });

  test.each([
    ['passed on to a chat', 'a:1', 'personal'],
    ['passed on to a channel without experts', '19:other@thread.tacv2;messageid=5', 'channel'],
  ])('of a card that was %s do nothing', async (_, id, conversationType) => {
    const thread = await openThread();
    const response = await team.clicks(thread, 'Take', {}, { conversation: { id, conversationType, tenantId } });
    expect(await wordIn(response)).toContain('This card was passed on');
    expect(await stateOf()).toBe('open');
    expect(team.turns).toEqual([]);
  });

  test('reach no ticket of another channel by its id', async () => {
    const thread = await openThread();
    await team.mentions(vmChannel, 'support here vm');
    await team.opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team.thread(vmChannel, 1);
    const response = await team.clicks(thread, 'Take', { step: 'AAA-AAA' });
    expect(await wordIn(response)).toContain('nothing was done');
    expect(await stateOf('AAA-AAA')).toBe('open');
  });

  test('are for people of this organisation', async () => {
    const thread = await openThread();
    const response = await team.clicks(thread, 'Take', {}, { from: { ...second, tenantId: 'other' } });
    expect(await wordIn(response)).toContain('comes from another one');
    expect(await stateOf()).toBe('open');
  });

  test('say when it went wrong, and that it can be tried again', async () => {
    const thread = await openThread();
    const load = jest.spyOn(team.store, 'postsOf').mockRejectedValueOnce(new Error('disk full'));
    const response = await team.clicks(thread, 'Take');
    load.mockRestore();
    expect(await wordIn(response)).toMatch(/Something went wrong on my side \(.*\): try again/);
  });
});

describe('messages in the thread', () => {
  test('with a mention go to the asker, once, and are not repeated in the thread', async () => {
    const thread = await openThread();
    await team.mentions(thread, 'please restart it', { id: 'm1' });
    await team.mentions(thread, 'please restart it', { id: 'm1' });
    expect(told()).toEqual(['taken', 'please restart it']);
    const shown = await team.shows(thread, 2);
    await team.settled();
    expect(team.connector.messages(thread)).toHaveLength(2);
    expect(shown[1]).toContain('First engineer has taken it');
    expect(team.turns).toEqual([]);
  });

  test('go to the asker without a mention, too, where they come', async () => {
    const thread = await openThread();
    await team.says(thread, 'what does the log say?');
    await team.says(thread, '// I think it is DNS');
    await team.mentions(thread, 'note: ask the network people');
    expect(told()).toEqual(['taken', 'what does the log say?']);
  });

  test('are given as they were written', async () => {
    const thread = await openThread();
    await team.mentions(thread, 'run &lt;b&gt;waagent&lt;/b&gt; **now**');
    expect(told()).toEqual(['taken', 'run <b>waagent</b> **now**']);
  });

  test('that are changed go out as they are now; without a change nothing does', async () => {
    const thread = await openThread();
    const edit = {
      type: 'messageUpdate',
      channelData: { eventType: 'editMessage', tenant: { id: tenantId } },
      id: 'm1',
    };
    await team.mentions(thread, 'restart ti', { id: 'm1' });
    await team.mentions(thread, 'restart ti', edit);
    await team.mentions(thread, 'restart it', edit);
    expect(told()).toEqual(['taken', 'restart ti', 'restart it']);
  });

  test('can be commands', async () => {
    const thread = await openThread();
    await team.mentions(thread, 'take');
    expect(await stateOf()).toBe('assigned');
    await team.mentions(thread, 'release');
    expect(await stateOf()).toBe('open');
    await team.mentions(thread, 'resolve the agent was too old');
    expect(await stateOf()).toBe('resolved');
    await team.mentions(thread, 'reopen');
    expect(await stateOf()).toBe('reopened');
    await team.mentions(thread, 'transcript');
    expect((await team.shows(thread, 6)).at(-1)).toContain('transcript');
    // Without a mention they are words for the asker.
    await team.says(thread, 'resolve');
    expect(told().at(-1)).toBe('resolve');
  });

  test.each([
    [
      'to a ticket that another has',
      () => team.happens({ kind: 'taken' }, { role: 'expert', id: 'e', name: 'Second engineer' }),
      'Second engineer has this ticket.',
    ],
    [
      'to a ticket that is over',
      () => team.happens({ kind: 'withdrawn' }),
      'This ticket is closed: open it again first.',
    ],
  ])('%s are not passed on, and whoever wrote is told', async (_, happens, words) => {
    const thread = await openThread();
    await happens();
    await team.mentions(thread, 'hello');
    await eventually(() => said(thread).includes('The asker did not get your message.'));
    expect(said(thread)).toContain(words);
    expect(said(thread)).toContain('For First engineer');
    expect(told()).not.toContain('hello');
  });

  test('too long for the asker are refused', async () => {
    const thread = await openThread();
    await team.mentions(thread, 'x'.repeat(20_001));
    await eventually(() => said(thread).includes('That is too long'));
    expect(told()).toEqual([]);
  });

  test('with files tell that those stay here', async () => {
    const thread = await openThread();
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://smba.example/x' }];
    await team.mentions(thread, 'see this', { attachments });
    await eventually(() => said(thread).includes('The file was not passed on'));
    expect(told()).toEqual(['taken', 'see this']);
  });

  test('of bots are nobody’s, and a mention alone is answered with how it goes', async () => {
    const thread = await openThread();
    await team.says(thread, 'build failed', { from: { id: '28:other-bot', name: 'Builds' } });
    expect(told()).toEqual([]);
    await team.mentions(thread, '');
    await eventually(() => said(thread).includes('take, release, resolve NOTE'));
  });

  test('of another organisation are refused', async () => {
    const thread = await openThread();
    await team.mentions(thread, 'hello', { from: { ...second, tenantId: 'other' } });
    expect(said(thread)).toContain('comes from another one');
    expect(told()).toEqual([]);
  });

  test('in a channel that is no experts’ channel any more go nowhere, and that is said', async () => {
    const thread = await openThread();
    await team.mentions(allChannel, 'stop support here');
    await team.mentions(thread, 'hello');
    expect(said(thread)).toContain('Support is not in this channel any more.');
    await team.says(thread, 'among us');
    expect(told()).toEqual([]);
    expect(team.turns).toEqual([]);
  });

  test('that fail are brought again by the channel', async () => {
    const thread = await openThread();
    const act = jest.spyOn(team.store, 'loadHead').mockRejectedValueOnce(new Error('disk full'));
    expect((await team.mentions(thread, 'hello', { id: 'm1' })).status).toBe(500);
    act.mockRestore();
    expect((await team.mentions(thread, 'hello', { id: 'm1' })).status).toBe(200);
    expect(told()).toEqual(['taken', 'hello']);
  });

  test('from elsewhere are shown: of other experts and other systems', async () => {
    const thread = await openThread();
    await team.desk.act('K7M-3QX', { kind: 'take' }, { role: 'expert', id: 'web', name: 'Web engineer' }, 'w1');
    await team.desk.act(
      'K7M-3QX',
      { kind: 'say', text: 'hi' },
      { role: 'expert', id: 'web', name: 'Web engineer' },
      'w2',
    );
    const shown = await team.shows(thread, 3);
    expect(shown.slice(1).join('\n')).toMatch(/Web engineer has taken it[^]*Web engineer wrote to the asker\nhi/);
  });
});

describe('the rest of an experts’ channel', () => {
  test('with a mention is an asker’s, without one it is nobody’s', async () => {
    await openThread();
    await team.says('19:all@thread.tacv2;messageid=77', 'lunch?');
    expect(team.turns).toEqual([]);
    await team.mentions('19:all@thread.tacv2;messageid=77', 'UserErrorX');
    expect(team.turns).toMatchObject([{ text: 'UserErrorX' }]);
  });

  test('takes no commands', async () => {
    await openThread();
    await team.mentions('19:all@thread.tacv2;messageid=77', 'take');
    expect(said('19:all@thread.tacv2;messageid=77')).toContain('Write that in the thread of the ticket.');
    expect(await stateOf()).toBe('open');
  });

  test('other channels stay askers’', async () => {
    await openThread();
    await team.mentions(vmChannel, 'take');
    await team.says(`${vmChannel};messageid=9`, 'it fails');
    expect(team.turns).toMatchObject([{ text: 'take' }, { text: 'it fails' }]);
  });
});

test('what askers wrote stands in no log', async () => {
  const thread = await openThread();
  await team.happens({ kind: 'said', text: 'my very own words' }, asker);
  await team.shows(thread, 2);
  await team.mentions(thread, 'words of an expert');
  expect(JSON.stringify(team.log.lines)).not.toMatch(/very own words|words of an expert/);
});
