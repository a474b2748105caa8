import { describe, expect, test } from '@jest/globals';
import { shownText } from '../../../helpers/cards.js';
import { cardOf } from '../../../helpers/team-connector.js';
import { eventually } from '../../direct-line/talk.js';
import { cardIn, stageTeam } from './stage-team.js';
import { allChannel, tenantId, vmChannel } from './team.js';

const { team, warnings, stateOf, openThread } = stageTeam();

describe('a ticket', () => {
  test('gets a thread with its card, in each channel that fits', async () => {
    await team().mentions(vmChannel, 'support here vm');
    await team().mentions(allChannel, 'support here');
    await team().opens({ tags: ['vm'], isUrgent: true });
    await team().opens({ id: 'EEE-EEE', tags: ['dpm'] });
    const [vm, all] = [await team().thread(vmChannel, 1), await team().thread(allChannel, 1)];
    expect(shownText(cardOf(team().connector.messages(vm)[0]!))).toContain('K7M-3QX · waits for somebody · urgent');
    expect(shownText(cardOf(team().connector.messages(all)[0]!))).toContain('EEE-EEE');
    expect(await team().store.postOfThread(vm)).toMatchObject({ ticket: 'K7M-3QX', channel: vmChannel, told: 1 });
    const created = team().connector.requests.find(({ path }) => path === '/v3/conversations');
    expect(created?.body).toMatchObject({
      ...{ isGroup: true, tenantId, channelData: { channel: { id: vmChannel } } },
      activity: { type: 'message', channelData: { notification: { alert: true } } },
    });
  });

  test('that fits no channel is told to the keeper', async () => {
    await team().mentions(vmChannel, 'support here vm');
    await team().opens({ tags: ['dpm'] });
    expect(warnings()).toEqual(['no experts’ channel fits this ticket: it stands on the console only']);
  });

  test('is told in its thread: messages and changes in order, each once, and the card redrawn', async () => {
    const thread = await openThread();
    await team().happens({ kind: 'said', text: 'one' });
    await team().happens({ kind: 'said', text: 'from the bot' }, { role: 'bot' });
    await team().happens({ kind: 'said', text: 'two' });
    await team().happens({ kind: 'withdrawn' });
    const shown = await team().shows(thread, 4);
    expect(shown.slice(1).map((text) => text.split('\n').slice(1).join(' '))).toEqual([
      'Asker writes one',
      'Asker writes two',
      'Asker took it back',
    ]);
    await eventually(() =>
      shownText(cardOf(team().connector.messages(thread)[0]!)).includes('taken back by the asker'),
    );
    await team().settled();
    expect(await team().store.postOfThread(thread)).toMatchObject({ told: 5 });
  });

  test('says in a channel that comes later what was said before', async () => {
    await team().opens({ tags: [] });
    await team().happens({ kind: 'said', text: 'are you there?' });
    await team().mentions(allChannel, 'support here');
    const thread = await team().thread(allChannel, 1);
    expect((await team().shows(thread, 2))[1]).toContain('are you there?');
  });

  test('is reminded of in its thread and to the whole channel', async () => {
    const thread = await openThread();
    await team().happens({ kind: 'reminded' }, { role: 'bot' });
    const reminder = await team().thread(allChannel, 2);
    const card = cardOf(team().connector.messages(reminder)[0]!);
    expect(shownText(card)).toContain('Nobody has taken this ticket yet');
    expect(JSON.stringify(card)).toContain('https://teams.microsoft.com/l/message/19%3Aall%40thread.tacv2/');
    expect((await team().shows(thread, 2))[1]).toContain('Nobody has taken it yet');
    expect(await cardIn(await team().clicks(reminder, 'Take')).then(shownText)).toContain('First engineer has it');
    expect(await stateOf()).toBe('assigned');
  });
});
