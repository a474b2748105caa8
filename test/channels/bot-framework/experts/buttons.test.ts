import { describe, expect, jest, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sendingActions, shownText } from '../../../helpers/cards.js';
import { cardOf } from '../../../helpers/team-connector.js';
import { eventually } from '../../direct-line/talk.js';
import { cardIn, stageTeam, wordIn } from './stage-team.js';
import { first, second, tenantId, vmChannel } from './team.js';

const { team, stateOf, told, openThread } = stageTeam();

describe('buttons', () => {
  test('take, send, resolve and open again; the answer is the card as it now is', async () => {
    const thread = await openThread();
    const taken = await cardIn(await team().clicks(thread, 'Take'));
    expect(shownText(taken)).toContain('First engineer has it');
    await eventually(() => shownText(cardOf(team().connector.messages(thread)[0]!)).includes('First engineer has it'));
    await team().clicks(thread, 'Send message', { reply: 'Please restart it.' });
    expect(told()).toEqual(['taken', 'Please restart it.']);
    await eventually(() => team().connector.messages(thread)[0]!.changes >= 2);
    await team().clicks(thread, 'Resolve', { reply: 'Bye.', note: 'The agent was too old.' });
    expect(told()).toEqual(['taken', 'Please restart it.', 'Bye.', 'resolved']);
    expect(team().toAsker.at(-1)).toMatchObject({ news: 'resolved', note: 'The agent was too old.' });
    await eventually(() => shownText(cardOf(team().connector.messages(thread)[0]!)).includes('resolved by'));
    await team().clicks(thread, 'Open again');
    expect(await stateOf()).toBe('reopened');
  });

  test('an answer takes a ticket that nobody has', async () => {
    const thread = await openThread();
    const card = await cardIn(await team().clicks(thread, 'Send message', { reply: 'hello' }));
    expect(shownText(card)).toContain('You have taken this ticket by answering.');
    expect(told()).toEqual(['taken', 'hello']);
    expect((await team().shows(thread, 3)).slice(1).join()).toMatch(/has taken it[^]*wrote to the asker\nhello/);
  });

  test('of two experts one wins, and the other keeps what was written', async () => {
    const thread = await openThread();
    const click = (from: object, title: string, inputs = {}) => team().clicks(thread, title, inputs, { from });
    const [one, other] = await Promise.all([click(first, 'Take'), click(second, 'Take')]);
    const texts = (await Promise.all([cardIn(one), cardIn(other)])).map(shownText);
    expect(texts.filter((text) => text.includes('Nothing was changed.'))).toHaveLength(1);
    const holder = (await team().store.loadHead('K7M-3QX'))?.expert?.id;
    const loser = holder === 'aad-first' ? second : first;
    await eventually(() => shownText(cardOf(team().connector.messages(thread)[0]!)).includes('has it'));
    const card = await cardIn(await click(loser, 'Send message', { reply: 'me too' }));
    expect(shownText(card)).toContain('has this ticket. Nothing was changed.');
    expect(JSON.stringify(card)).toContain('"value":"me too"');
    expect(told()).toEqual(['taken']);
  });

  test('a click that comes again, also under a new id, has one effect', async () => {
    const thread = await openThread();
    const sent = () => team().clicks(thread, 'Send message', { reply: 'once' });
    team().connector.refuse({ status: 429, on: /PUT/, times: 99 });
    await sent();
    const again = await cardIn(await sent());
    expect(shownText(again)).toContain('This message was sent already.');
    expect(told()).toEqual(['taken', 'once']);
  });

  test('the same words can be sent again from the card as it is drawn then', async () => {
    const thread = await openThread();
    await team().clicks(thread, 'Send message', { reply: 'again' });
    await eventually(() => team().connector.messages(thread)[0]!.changes > 0);
    await team().settled();
    await team().clicks(thread, 'Send message', { reply: 'again' });
    expect(told()).toEqual(['taken', 'again', 'again']);
  });

  test('secrets reach nobody, and whoever wrote them is told', async () => {
    const thread = await openThread();
    const card = await cardIn(await team().clicks(thread, 'Send message', { reply: 'use password=Tr0ub4dor&3xyz' }));
    expect(shownText(card)).toContain('1 secret was removed from your message');
    const [entries, shown] = [await team().store.entriesFrom('K7M-3QX', 1, 99), await team().shows(thread, 3)];
    expect(JSON.stringify([entries, team().toAsker, shown, team().log.lines])).not.toContain('Tr0ub4dor');
    expect(JSON.stringify(entries)).not.toContain(
      createHash('sha256').update('use password=Tr0ub4dor&3xyz').digest('base64url'),
    );
  });

  test('the transcript is for who asks, page by page', async () => {
    const thread = await openThread();
    const card = await cardIn(await team().clicks(thread, 'Transcript'));
    expect(shownText(card)).toContain('transcript');
    const back = sendingActions(card).find(({ title }) => title === 'Back to the ticket')!;
    const value = { action: { type: 'Action.Execute', verb: back.data.verb, data: back.data } };
    const conversation = { id: thread, conversationType: 'channel', tenantId };
    const shown = await cardIn(await team().send({ type: 'invoke', name: 'adaptiveCard/action', value, conversation }));
    expect(shownText(shown)).toContain('waits for somebody');
    await team().settled();
    expect(team().connector.messages(thread)).toHaveLength(1);
  });

  test('an older client sends the same as a message, and gets the transcript in the thread', async () => {
    const thread = await openThread();
    const conversation = { id: thread, conversationType: 'channel', tenantId };
    const button = (title: string) =>
      sendingActions(cardOf(team().connector.messages(thread)[0]!)).find((one) => one.title === title)!;
    await team().send({ conversation, value: button('Take').data, from: second });
    expect(await stateOf()).toBe('assigned');
    await team().send({ conversation, value: { ...button('Transcript').data } });
    const shown = await team().shows(thread, 3);
    expect(shown.at(-1)).toContain('transcript');
  });

  test.each([
    ['passed on to a chat', 'a:1', 'personal'],
    ['passed on to a channel without experts', '19:other@thread.tacv2;messageid=5', 'channel'],
  ])('of a card that was %s do nothing', async (_, id, conversationType) => {
    const thread = await openThread();
    const response = await team().clicks(thread, 'Take', {}, { conversation: { id, conversationType, tenantId } });
    expect(await wordIn(response)).toContain('This card was passed on');
    expect(await stateOf()).toBe('open');
    expect(team().turns).toEqual([]);
  });

  test('reach no ticket of another channel by its id', async () => {
    const thread = await openThread();
    await team().mentions(vmChannel, 'support here vm');
    await team().opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team().thread(vmChannel, 1);
    const response = await team().clicks(thread, 'Take', { step: 'AAA-AAA' });
    expect(await wordIn(response)).toContain('nothing was done');
    expect(await stateOf('AAA-AAA')).toBe('open');
  });

  test('are for people of this organisation', async () => {
    const thread = await openThread();
    const response = await team().clicks(thread, 'Take', {}, { from: { ...second, tenantId: 'other' } });
    expect(await wordIn(response)).toContain('comes from another one');
    expect(await stateOf()).toBe('open');
  });

  test('say when it went wrong, and that it can be tried again', async () => {
    const thread = await openThread();
    const load = jest.spyOn(team().store, 'postsOf').mockRejectedValueOnce(new Error('disk full'));
    const response = await team().clicks(thread, 'Take');
    load.mockRestore();
    expect(await wordIn(response)).toMatch(/Something went wrong on my side \(.*\): try again/);
  });
});
