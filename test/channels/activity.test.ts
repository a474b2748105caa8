import { describe, expect, test } from '@jest/globals';
import { createCleaners } from '../../src/understand/create-cleaners.js';
import { toMessage } from '../../src/channels/activity.js';
import { longestText } from '../../src/channels/message-text.js';

const bot = { id: '28:bot', name: 'Triage' };
const clean = (text: string) => text.replaceAll('hunter2', '[password]');

const activity = (more: object, channelId = 'msteams') => ({
  type: 'message',
  id: 'act-1',
  channelId,
  conversation: { id: 'conv-1' },
  from: { id: '29:asker' },
  recipient: bot,
  ...more,
});
const messageOf = (more: object, channelId?: string) => toMessage(activity(more, channelId), clean);
const textOf = (more: object, channelId?: string) => {
  const message = messageOf(more, channelId);
  return message?.kind === 'text' ? message.text : undefined;
};

describe('text', () => {
  test('id, conversation and traits come along', () => {
    expect(messageOf({ text: ' my backup fails \n' })).toEqual({
      kind: 'text',
      id: 'act-1',
      conversation: 'conv-1',
      asker: { channel: 'msteams', id: '29:asker' },
      traits: { cards: true, universalActions: true },
      text: 'my backup fails',
      attachments: 0,
    });
  });

  test('is not cleaned here: the turn tells what it removed', () => {
    expect(textOf({ text: 'password hunter2' })).toBe('password hunter2');
  });

  test('without text, value or attachments it is empty', () => {
    expect(messageOf({})).toMatchObject({ kind: 'text', text: '', attachments: 0 });
    expect(messageOf({ text: 7, attachments: 'x', entities: {} })).toMatchObject({ kind: 'text', text: '' });
  });

  test('an activity without id has an empty one, by which nothing is remembered', () => {
    expect(messageOf({ id: undefined, text: 'x' })).toMatchObject({ id: '' });
  });

  test('attachments are counted, but not the HTML copy that Teams adds', () => {
    const attachments = [{ contentType: 'text/html', content: '<p>x</p>' }, { contentType: 'image/png' }, null];
    expect(messageOf({ attachments })).toMatchObject({ kind: 'text', text: '', attachments: 2 });
  });

  test('is cut at a space near the limit', () => {
    const word = 'abcdefghi ';
    const cut = textOf({ text: word.repeat(longestText / 5) }) ?? '';
    expect(cut.length).toBeLessThanOrEqual(longestText);
    expect(cut.length).toBeGreaterThan(longestText - 20);
    expect(cut.endsWith('abcdefghi')).toBe(true);
    const smileys = textOf({ text: `x${'🙂'.repeat(longestText)}` }) ?? '';
    expect(smileys.length).toBe(longestText - 1);
    expect(smileys).not.toMatch(/[\ud800-\udbff]$/);
  });
});

describe('mentions in Teams', () => {
  const own = { type: 'mention', mentioned: bot, text: '<at>Triage</at>' };
  const other = { type: 'mention', mentioned: { id: '29:jane', name: 'Jane' }, text: '<at>Jane</at>' };

  test.each([
    ['<at>Triage</at> my backup fails', 'my backup fails'],
    ['<at>Triage</at>&nbsp;my backup fails', 'my backup fails'],
    ['my backup <at>Triage</at> fails', 'my backup fails'],
    ['my backup fails <at>Triage</at>', 'my backup fails'],
    ['<at>Triage</at>\nline 1\nline 2 <at>Triage</at>', 'line 1\nline 2'],
    ['hey <at>Jane</at>, <at>Triage</at> knows', 'hey Jane, knows'],
    ['<at>Triage</at>', ''],
  ])('%j', (text, expected) => {
    expect(textOf({ text, entities: [own, other] })).toBe(expected);
  });

  test('a mention of another bot with the same name stays', () => {
    const twin = { ...own, mentioned: { id: '28:twin', name: 'Twin' }, text: '<at>Twin</at>' };
    expect(textOf({ text: '<at>Twin</at> look', entities: [twin] })).toBe('Twin look');
  });

  test('the own mention without an entity is taken out too', () => {
    expect(textOf({ text: '<at>Triage</at> it fails' })).toBe('it fails');
  });

  test('a mention whose ids are missing is not taken for the own', () => {
    const entities = [{ type: 'mention', mentioned: {}, text: 'fails' }];
    expect(textOf({ text: 'it fails', entities, recipient: {} })).toBe('it fails');
  });

  test('a long row of blanks costs no time', () => {
    const text = `a${' '.repeat(150_000)}b <at>Triage</at>`;
    const started = Date.now();
    textOf({ text, entities: [own] });
    expect(Date.now() - started).toBeLessThan(500);
  });
});

describe('what a channel escapes', () => {
  test.each([
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['x&&lt;y', 'x&<y'],
    ['&amp;lt;xml&amp;gt;', '&lt;xml&gt;'],
    ['&#39;x&#x27; &quot;y&quot; &apos;z&apos;', "'x' \"y\" 'z'"],
    ['&unknown; &#0; &#x110000; 100% &', '&unknown; &#0; &#x110000; 100% &'],
  ])('Teams: %j', (text, expected) => {
    expect(textOf({ text })).toBe(expected);
  });

  test('other channels send text as it was typed', () => {
    expect(textOf({ text: '&lt;b&gt; <at>x</at>' }, 'directline')).toBe('&lt;b&gt; <at>x</at>');
  });
});

describe('buttons of cards', () => {
  const data = { verb: 'tick', topic: 'disk-full', key: 'k1.1', step: 's1', check1: true, count: 3, note: 'hunter2' };
  const action = {
    verb: 'tick',
    topic: 'disk-full',
    key: 'k1.1',
    step: 's1',
    inputs: { check1: 'true', count: '3', note: '[password]' },
  };

  test('what was taken out of its inputs is told', () => {
    const value = { ...data, note: 'password=Tr0ub4dor&3xyz', other: 'password=Tr0ub4dor&3xyz' };
    const message = toMessage(activity({ value }, 'webchat'), createCleaners().clean);
    expect(message).toMatchObject({ action: { removed: [{ kind: 'password', count: 2 }] } });
    expect(messageOf({ value: data }, 'webchat')).not.toHaveProperty('action.removed');
  });

  test('Action.Submit: a message with a value and no text', () => {
    expect(messageOf({ value: data }, 'webchat')).toMatchObject({ kind: 'action', action });
    expect(messageOf({ value: data, text: ' ' })).toMatchObject({ kind: 'action' });
  });

  test('a message with text and a value is text', () => {
    expect(messageOf({ value: data, text: 'hello' })).toMatchObject({ kind: 'text', text: 'hello' });
  });

  test('Action.Execute: an invoke', () => {
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', data } } };
    expect(messageOf(invoke)).toMatchObject({ kind: 'action', action });
    expect(messageOf({ ...invoke, value: {} })).toMatchObject({ kind: 'unknown-action' });
    expect(messageOf({ ...invoke, name: 'signin/verifyState' })).toBeUndefined();
  });

  test.each([
    [{}],
    [{ ...data, verb: 'delete-all' }],
    [{ ...data, verb: undefined }],
    [{ ...data, verb: 'toString' }],
    [{ ...data, topic: 7 }],
    [{ ...data, topic: undefined }],
    [{ ...data, topic: 'two\nlines' }],
    [{ ...data, topic: 'x'.repeat(301) }],
    [{ ...data, key: '' }],
    [{ ...data, key: null }],
    [{ ...data, step: {} }],
  ])('unknown: %j', (value) => {
    expect(messageOf({ value })).toMatchObject({ kind: 'unknown-action' });
  });

  test('topics are called after files, which may have spaces', () => {
    expect(messageOf({ value: { ...data, topic: 'disk full' } })).toMatchObject({ action: { topic: 'disk full' } });
  });

  test('no step and an empty topic are allowed; what is no plain value is left out', () => {
    const value = { verb: 'help', topic: '', key: 'k', nested: { a: 1 }, list: [1], nothing: null };
    expect(messageOf({ value })).toMatchObject({ action: { verb: 'help', topic: '', key: 'k', inputs: {} } });
    const polluted = messageOf({ value: JSON.parse('{"verb":"help","topic":"","key":"k","__proto__":"x"}') as object });
    expect(polluted).toMatchObject({ kind: 'action', action: { inputs: {} } });
  });
});

describe('everything else', () => {
  test('the bot’s own add asks for a welcome, that of others does not', () => {
    const update = (ids: string[]) => ({ type: 'conversationUpdate', membersAdded: ids.map((id) => ({ id })) });
    expect(messageOf(update(['29:asker', bot.id]))).toMatchObject({ kind: 'joined', conversation: 'conv-1' });
    expect(messageOf(update(['29:asker']))).toBeUndefined();
    expect(messageOf({ type: 'conversationUpdate', membersRemoved: [bot] })).toBeUndefined();
    expect(messageOf({ ...update([bot.id]), recipient: undefined })).toBeUndefined();
  });

  test.each([
    ...['typing', 'messageReaction', 'messageDelete', 'endOfConversation', 'installationUpdate'],
    ...['event', 'trace', 'handoff', 'somethingNew'],
  ])('%s is ignored', (type) => {
    expect(messageOf({ type, text: 'x' })).toBeUndefined();
  });

  test.each([
    ['msteams', true, true],
    ['directline', true, false],
    ['webchat', true, false],
    ['emulator', true, false],
    ['brand-new', true, false],
    ['sms', false, false],
    ['email', false, false],
    ['telegram', false, false],
  ])('%s: cards %s, universal actions %s', (channelId, cards, universalActions) => {
    expect(messageOf({ text: 'x' }, channelId)?.traits).toEqual({ cards, universalActions });
  });
});

describe('a message that was changed', () => {
  const edit = (text: string, more: object = {}) => ({
    ...{ type: 'messageUpdate', text, channelData: { eventType: 'editMessage' } },
    ...more,
  });

  test('is a text of its own, known again by what it says', () => {
    const first = messageOf(edit('now it fails'));
    expect(first).toMatchObject({ kind: 'text', text: 'now it fails', isEdit: true });
    expect(first?.id).toMatch(/^act-1 edited [\w-]{16}$/);
    expect(messageOf(edit('now it fails'))?.id).toBe(first?.id);
    expect(messageOf(edit('now it works'))?.id).not.toBe(first?.id);
    expect(messageOf(edit('x', { id: undefined }))?.id).toBe('');
  });

  test('is nothing new where a deleted one was brought back', () => {
    expect(messageOf(edit('x', { channelData: { eventType: 'undeleteMessage' } }))).toBeUndefined();
  });
});

describe('who takes part', () => {
  test.each([
    [{ conversationType: 'groupChat' }, true],
    [{ conversationType: 'channel' }, true],
    [{ isGroup: true }, true],
    [{ conversationType: 'personal', isGroup: false }, undefined],
    [{ isGroup: 'yes' }, undefined],
  ])('%j', (conversation, isGroup) => {
    expect(messageOf({ text: 'x', conversation: { id: 'conv-1', ...conversation } })?.isGroup).toBe(isGroup);
  });

  test('is called as the channel says, in one short line', () => {
    const nameOf = (name: unknown) => messageOf({ text: 'x', from: { id: '1', name } })?.asker.name;
    expect(nameOf(' Ann \n of\u0000 Ops ')).toBe('Ann of Ops');
    expect(nameOf('x'.repeat(5_000))).toHaveLength(80);
    expect(nameOf(' \u200b ')).toBeUndefined();
    expect(nameOf(7)).toBeUndefined();
  });
});
