import { describe, expect, jest, test } from '@jest/globals';
import { shownText } from '../../../helpers/cards.js';
import { cardOf } from '../../../helpers/team-connector.js';
import { inThread, stageTeam, wordIn } from './stage-team.js';
import { allChannel, first, tenantId, vmChannel } from './team.js';

const { team, again, said, warnings, stateOf, openThread } = stageTeam();

describe('support here', () => {
  test('makes a channel the place of experts', async () => {
    expect((await team().mentions(vmChannel, 'support here vm, mars')).status).toBe(200);
    expect(await team().store.expertChannels()).toEqual([
      {
        ...{ conversation: vmChannel, tags: ['vm', 'mars'] },
        reference: {
          ...{ serviceUrl: 'https://smba.example/teams/', tenantId, group: 'group-1' },
          bot: { id: '28:bot', name: 'Triage' },
        },
      },
    ]);
    expect(said(inThread(vmChannel))).toContain('Tickets with one of the tags vm, mars come here.');
    expect(team().turns).toEqual([]);
  });

  test('again changes the tags, and is told when asked', async () => {
    await team().mentions(vmChannel, 'support here vm');
    await team().mentions(vmChannel, 'support here');
    await team().mentions(vmChannel, 'support here?');
    expect(said(inThread(vmChannel))).toContain('Every ticket comes here that no channel with a fitting tag takes.');
    expect((await team().store.expertChannels()).map(({ tags }) => tags)).toEqual([[]]);
  });

  test('warns of a tag that no ticket has', async () => {
    await team().mentions(vmChannel, 'support here vm, wm');
    expect(said(inThread(vmChannel))).toContain('No ticket has the tag wm');
  });

  test('is ended by its opposite', async () => {
    const thread = await openThread();
    await team().mentions(allChannel, 'stop support here');
    expect(said(inThread(allChannel))).toContain('No channel fits 1 open ticket now');
    expect(await team().store.expertChannels()).toEqual([]);
    const word = await wordIn(await team().clicks(thread, 'Take'));
    expect(word).toContain('no experts’ channel any more');
    expect(await stateOf()).toBe('open');
  });

  test('is ended whole when that is said again, where the process was killed in between', async () => {
    await team().mentions(vmChannel, 'support here vm');
    await team().opens({ tags: ['vm'] });
    await team().thread(vmChannel, 1);
    await team().mentions(allChannel, 'support here');
    await team().settled();
    const bringing = jest.spyOn(team().store, 'addItems').mockRejectedValueOnce(new Error('killed'));
    await team().mentions(vmChannel, 'stop support here');
    bringing.mockRestore();
    await team().mentions(vmChannel, 'stop support here');
    expect(said(inThread(vmChannel))).toContain('Support was not here');
    const thread = await team().thread(allChannel, 1);
    expect(shownText(cardOf(team().connector.messages(thread)[0]!))).toContain('K7M-3QX');
  });

  test.each(['support here vm mars', 'support here, please answer me!'])('%j is asked again', async (text) => {
    await team().mentions(vmChannel, text);
    expect(said(inThread(vmChannel))).toContain('I did not understand the tags');
    expect(await team().store.expertChannels()).toEqual([]);
  });

  test.each(['personal', 'groupChat'])('is refused in a %s chat with a clear word', async (conversationType) => {
    await team().send({ conversation: { id: 'a:1', conversationType, tenantId }, text: 'support here' });
    expect(said('a:1')).toContain('Say it in a channel of a team');
    expect(await team().store.expertChannels()).toEqual([]);
  });

  test.each([['group-1'], ['19:team']])('is for the teams that are named, where some are: %s', async (id) => {
    await again({ expertTeams: [id, 'another'] });
    await team().mentions(vmChannel, 'support here vm');
    expect(await team().store.expertChannels()).toHaveLength(1);
    expect(JSON.stringify(team().log.lines)).not.toContain('EXPERT_TEAMS');
  });

  test('is refused in a team that is not named, with what allows it', async () => {
    await again({ expertTeams: ['another'] });
    await team().mentions(vmChannel, 'support here vm');
    expect(said(inThread(vmChannel))).toContain('its id, group-1, belongs into EXPERT_TEAMS');
    expect(await team().store.expertChannels()).toEqual([]);
    await team().mentions(vmChannel, 'support here?');
    expect(said(inThread(vmChannel))).toContain('Support is not here');
  });

  test('warns the keeper where anybody can do that', async () => {
    await team().mentions(vmChannel, 'support here vm');
    expect(JSON.stringify(team().log.lines)).toContain('EXPERT_TEAMS');
  });

  test('without a mention is said to somebody else', async () => {
    await team().says(inThread(vmChannel), 'support here');
    expect(await team().store.expertChannels()).toEqual([]);
  });

  test.each([
    ['the conversation', { conversation: { id: inThread(vmChannel), conversationType: 'channel', tenantId: 'other' } }],
    ['the channel', { channelData: { tenant: { id: 'other' } } }],
    ['the sender', { from: { ...first, tenantId: 'other' } }],
  ])('is refused to another organisation, told by %s', async (_, more) => {
    await team().mentions(vmChannel, 'support here', more);
    expect(said(inThread(vmChannel))).toContain('comes from another one');
    expect(await team().store.expertChannels()).toEqual([]);
    expect(warnings()).toEqual(['somebody of another organisation wanted to work on tickets']);
  });

  test('is refused where nobody knows which organisation is ours', async () => {
    await again({ bot: { type: 'MultiTenant', appId: '11111111-2222-3333-4444-555555555555', password: 'p' } });
    await team().mentions(vmChannel, 'support here');
    expect(said(inThread(vmChannel))).toContain('set MicrosoftAppTenantId');
    expect(await team().store.expertChannels()).toEqual([]);
  });

  test('brings the open tickets that fit, and no others', async () => {
    await team().opens({ id: 'AAA-AAA', tags: ['vm'] });
    await team().opens({ id: 'CCC-CCC', tags: ['mars'] });
    await team().mentions(vmChannel, 'support here vm');
    // The first is the talk about support itself.
    const thread = await team().thread(vmChannel, 1);
    expect(shownText(cardOf(team().connector.messages(thread)[0]!))).toContain('AAA-AAA');
    await team().settled();
    expect(team().connector.threads(vmChannel)).toHaveLength(2);
  });
});
