import { describe, expect, test } from '@jest/globals';
import { readThreadCommand, isNote } from '../../../../src/channels/bot-framework/experts/read-command.js';
import { readExpertAction } from '../../../../src/channels/bot-framework/experts/read-expert-action.js';
import { readSupportWish } from '../../../../src/channels/bot-framework/experts/read-wish.js';
import { threadLink } from '../../../../src/channels/bot-framework/experts/channel-reference.js';

describe('what is wanted of a channel', () => {
  test.each([
    ['support here', { kind: 'here', tags: [] }],
    ['  Support   here. ', { kind: 'here', tags: [] }],
    ['support here vm', { kind: 'here', tags: ['vm'] }],
    ['support here: VM, #mars,vm', { kind: 'here', tags: ['vm', 'mars'] }],
    ['support here [vm, azure-files]', { kind: 'here', tags: ['vm', 'azure-files'] }],
    ['support here?', { kind: 'see' }],
    ['stop support here', { kind: 'stop' }],
    ['support here vm mars', { kind: 'unclear' }],
    ['support here does not answer me', { kind: 'unclear' }],
    ['support here vm,', { kind: 'unclear' }],
    [`support here ${'vm,'.repeat(30)}mars`, { kind: 'unclear' }],
  ])('%j', (text, expected) => {
    expect(readSupportWish(text)).toEqual(expected);
  });

  test.each(['support', 'supporthere', 'support hereafter', 'is support here', 'stop support here now', ''])(
    '%j is none',
    (text) => {
      expect(readSupportWish(text)).toBeUndefined();
    },
  );
});

describe('a command in a thread', () => {
  test.each([
    ['take', { kind: 'take' }],
    ['Take.', { kind: 'take' }],
    ['transcript', { kind: 'transcript' }],
    ['help', { kind: 'help' }],
    ['release', { kind: 'release' }],
    ['give back: needs the network people', { kind: 'release', note: 'needs the network people' }],
    ['resolve the agent was too old', { kind: 'resolve', note: 'the agent was too old' }],
    ['Resolved: two\nlines', { kind: 'resolve', note: 'two\nlines' }],
    ['reopen', { kind: 'reopen' }],
    ['open again', { kind: 'reopen' }],
  ])('%j', (text, expected) => {
    expect(readThreadCommand(text)).toEqual(expected);
  });

  test.each(['take the disk offline', 'resolver settings', 'transcripts', 'please resolve', 'helpful', ''])(
    '%j is for the asker',
    (text) => {
      expect(readThreadCommand(text)).toBeUndefined();
    },
  );

  test.each([
    ['// looks like DNS', true],
    ['Note: ask the network people', true],
    ['noted: thanks', false],
    ['https://example.com', false],
  ])('%j stays among experts: %j', (text, expected) => {
    expect(isNote(text)).toBe(expected);
  });
});

describe('what a button sends', () => {
  const data = { verb: 'expert-send', topic: '', step: 'K7M-3QX', cardKey: 'k1', reply: 'hello', note: 'n' };

  test('is read, under either name of its key', () => {
    const read = { verb: 'expert-send', ticket: 'K7M-3QX', key: 'k1', reply: 'hello', note: 'n' };
    expect(readExpertAction(data)).toEqual(read);
    expect(readExpertAction({ ...data, cardKey: undefined, key: 'k2' })).toEqual({ ...read, key: 'k2' });
    expect(readExpertAction({ ...data, verb: 'expert-transcript', part: '3' })).toMatchObject({ page: 3 });
  });

  test.each([
    ['the verb of an asker', { verb: 'solved' }],
    ['no ticket', { step: undefined }],
    ['no key', { cardKey: '' }],
    ['a ticket with a line break', { step: 'a\nb' }],
    ['a ticket that is a list', { step: ['K7M-3QX'] }],
    ['a long ticket', { step: 'x'.repeat(301) }],
  ])('%s is nothing of ours', (_, more) => {
    expect(readExpertAction({ ...data, ...more })).toBeUndefined();
  });

  test('inputs and pages of a wrong kind count as left out', () => {
    expect(readExpertAction({ ...data, reply: 7, note: null, part: '3x' })).toEqual({
      ...{ verb: 'expert-send', ticket: 'K7M-3QX', key: 'k1', reply: '', note: '' },
    });
  });
});

test('a thread has an address', () => {
  const link = threadLink('19:a@thread.tacv2;messageid=7', '7', { serviceUrl: 's', tenantId: 't 1', group: 'g' });
  expect(link).toBe(
    'https://teams.microsoft.com/l/message/19%3Aa%40thread.tacv2/7?tenantId=t+1&groupId=g&parentMessageId=7',
  );
});
