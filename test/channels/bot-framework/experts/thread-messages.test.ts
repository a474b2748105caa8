import { describe, expect, jest, test } from '@jest/globals';
import { eventually } from '../../direct-line/talk.js';
import { stageTeam } from './stage-team.js';
import { allChannel, asker, second, tenantId, vmChannel } from './team.js';

const { team, said, stateOf, told, openThread } = stageTeam();

describe('messages in the thread', () => {
  test('with a mention go to the asker, once, and are not repeated in the thread', async () => {
    const thread = await openThread();
    await team().mentions(thread, 'please restart it', { id: 'm1' });
    await team().mentions(thread, 'please restart it', { id: 'm1' });
    expect(told()).toEqual(['taken', 'please restart it']);
    const shown = await team().shows(thread, 2);
    await team().settled();
    expect(team().connector.messages(thread)).toHaveLength(2);
    expect(shown[1]).toContain('First engineer has taken it');
    expect(team().turns).toEqual([]);
  });

  test('go to the asker without a mention, too, where they come', async () => {
    const thread = await openThread();
    await team().says(thread, 'what does the log say?');
    await team().says(thread, '// I think it is DNS');
    await team().mentions(thread, 'note: ask the network people');
    expect(told()).toEqual(['taken', 'what does the log say?']);
  });

  test('are given as they were written', async () => {
    const thread = await openThread();
    await team().mentions(thread, 'run &lt;b&gt;waagent&lt;/b&gt; **now**');
    expect(told()).toEqual(['taken', 'run <b>waagent</b> **now**']);
  });

  test('that are changed go out as they are now; without a change nothing does', async () => {
    const thread = await openThread();
    const edit = {
      type: 'messageUpdate',
      channelData: { eventType: 'editMessage', tenant: { id: tenantId } },
      id: 'm1',
    };
    await team().mentions(thread, 'restart ti', { id: 'm1' });
    await team().mentions(thread, 'restart ti', edit);
    await team().mentions(thread, 'restart it', edit);
    expect(told()).toEqual(['taken', 'restart ti', 'restart it']);
  });

  test('can be commands', async () => {
    const thread = await openThread();
    await team().mentions(thread, 'take');
    expect(await stateOf()).toBe('assigned');
    await team().mentions(thread, 'release');
    expect(await stateOf()).toBe('open');
    await team().mentions(thread, 'resolve the agent was too old');
    expect(await stateOf()).toBe('resolved');
    await team().mentions(thread, 'reopen');
    expect(await stateOf()).toBe('reopened');
    await team().mentions(thread, 'transcript');
    expect((await team().shows(thread, 6)).at(-1)).toContain('transcript');
    // Without a mention they are words for the asker.
    await team().says(thread, 'resolve');
    expect(told().at(-1)).toBe('resolve');
  });

  test.each([
    [
      'to a ticket that another has',
      () => team().happens({ kind: 'taken' }, { role: 'expert', id: 'e', name: 'Second engineer' }),
      'Second engineer has this ticket.',
    ],
    [
      'to a ticket that is over',
      () => team().happens({ kind: 'withdrawn' }),
      'This ticket is closed: open it again first.',
    ],
  ])('%s are not passed on, and whoever wrote is told', async (_, happens, words) => {
    const thread = await openThread();
    await happens();
    await team().mentions(thread, 'hello');
    await eventually(() => said(thread).includes('The asker did not get your message.'));
    expect(said(thread)).toContain(words);
    expect(said(thread)).toContain('For First engineer');
    expect(told()).not.toContain('hello');
  });

  test('too long for the asker are refused', async () => {
    const thread = await openThread();
    await team().mentions(thread, 'x'.repeat(20_001));
    await eventually(() => said(thread).includes('That is too long'));
    expect(told()).toEqual([]);
  });

  test('with files tell that those stay here', async () => {
    const thread = await openThread();
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://smba.example/x' }];
    await team().mentions(thread, 'see this', { attachments });
    await eventually(() => said(thread).includes('The file was not passed on'));
    expect(told()).toEqual(['taken', 'see this']);
  });

  test('of bots are nobody’s, and a mention alone is answered with how it goes', async () => {
    const thread = await openThread();
    await team().says(thread, 'build failed', { from: { id: '28:other-bot', name: 'Builds' } });
    expect(told()).toEqual([]);
    await team().mentions(thread, '');
    await eventually(() => said(thread).includes('take, release, resolve NOTE'));
  });

  test('of another organisation are refused', async () => {
    const thread = await openThread();
    await team().mentions(thread, 'hello', { from: { ...second, tenantId: 'other' } });
    expect(said(thread)).toContain('comes from another one');
    expect(told()).toEqual([]);
  });

  test('in a channel that is no experts’ channel any more go nowhere, and that is said', async () => {
    const thread = await openThread();
    await team().mentions(allChannel, 'stop support here');
    await team().mentions(thread, 'hello');
    expect(said(thread)).toContain('Support is not in this channel any more.');
    await team().says(thread, 'among us');
    expect(told()).toEqual([]);
    expect(team().turns).toEqual([]);
  });

  test('that fail are brought again by the channel', async () => {
    const thread = await openThread();
    const act = jest.spyOn(team().store, 'loadHead').mockRejectedValueOnce(new Error('disk full'));
    expect((await team().mentions(thread, 'hello', { id: 'm1' })).status).toBe(500);
    act.mockRestore();
    expect((await team().mentions(thread, 'hello', { id: 'm1' })).status).toBe(200);
    expect(told()).toEqual(['taken', 'hello']);
  });

  test('from elsewhere are shown: of other experts and other systems', async () => {
    const thread = await openThread();
    await team().desk.act('K7M-3QX', { kind: 'take' }, { role: 'expert', id: 'web', name: 'Web engineer' }, 'w1');
    await team().desk.act(
      'K7M-3QX',
      { kind: 'say', text: 'hi' },
      { role: 'expert', id: 'web', name: 'Web engineer' },
      'w2',
    );
    const shown = await team().shows(thread, 3);
    expect(shown.slice(1).join('\n')).toMatch(/Web engineer has taken it[^]*Web engineer wrote to the asker\nhi/);
  });
});

describe('the rest of an experts’ channel', () => {
  test('with a mention is an asker’s, without one it is nobody’s', async () => {
    await openThread();
    await team().says('19:all@thread.tacv2;messageid=77', 'lunch?');
    expect(team().turns).toEqual([]);
    await team().mentions('19:all@thread.tacv2;messageid=77', 'UserErrorX');
    expect(team().turns).toMatchObject([{ text: 'UserErrorX' }]);
  });

  test('takes no commands', async () => {
    await openThread();
    await team().mentions('19:all@thread.tacv2;messageid=77', 'take');
    expect(said('19:all@thread.tacv2;messageid=77')).toContain('Write that in the thread of the ticket.');
    expect(await stateOf()).toBe('open');
  });

  test('other channels stay askers’', async () => {
    await openThread();
    await team().mentions(vmChannel, 'take');
    await team().says(`${vmChannel};messageid=9`, 'it fails');
    expect(team().turns).toMatchObject([{ text: 'take' }, { text: 'it fails' }]);
  });
});

test('what askers wrote stands in no log', async () => {
  const thread = await openThread();
  await team().happens({ kind: 'said', text: 'my very own words' }, asker);
  await team().shows(thread, 2);
  await team().mentions(thread, 'words of an expert');
  expect(JSON.stringify(team().log.lines)).not.toMatch(/very own words|words of an expert/);
});
