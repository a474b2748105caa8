import { describe, expect, test } from '@jest/globals';
import { isGuid, tokensOf } from '../../src/match/tokens.js';

describe('the telling words of a text are', () => {
  test.each([
    ['in small letters and stemmed', 'Backups Failing', ['backup', 'fail']],
    ['without stop words', 'it is the same disk as before', ['disk']],
    ['without single letters', 'disk c x', ['disk']],
    ['a CamelCase name, whole and in its words', 'DiskFull', ['diskful', 'disk', 'full']],
    ['a file, whole and in its parts', 'services.msc', ['services.msc', 'servic', 'msc']],
    ['joined words, whole and in their parts', 'vm-agent', ['vm-agent', 'vm', 'agent']],
    ['an address only whole', '168.63.129.16', ['168.63.129.16']],
    ['an error number only whole', '0x80070005', ['0x80070005']],
    ['an id only whole', 'job 1B4E28BA-2fa1-11d2-883f-0016d3cca427', ['job', '1b4e28ba-2fa1-11d2-883f-0016d3cca427']],
    ['numbers', 'port 32526', ['port', '32526']],
    ['without possessive endings', "the agent's vm’s", ['agent', 'vm']],
    ['words of any script', 'Größe ошибка 备份失败', ['größe', 'ошибка', '备份失败']],
    ['without very long words', `disk ${'x'.repeat(61)}`, ['disk']],
    ['none for signs', '--- ### ...', []],
  ])('%s', (_, text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });
});

describe('parts of a message that change are left out', () => {
  test.each([
    ['dates', 'job 2026-05-06 failed'],
    ['times', 'job 12:34:56.789 failed'],
    ['moments', 'job 2026-05-06T12:34:56.123Z failed'],
    ['moments with a zone', 'job 2026-05-06 12:34+02:00 failed'],
    ['other dates and times', 'job 5/6/2026 11:59:59 PM failed'],
    ['resources', 'job /subscriptions/abc/resourceGroups/rg1/x failed'],
    ['placeholders', 'job <job name> %JobName; {0} failed'],
  ])('%s', (_, text) => {
    expect(tokensOf(text)).toEqual(tokensOf('job failed'));
  });
});

test('only the first 60,000 characters are read', () => {
  expect(tokensOf(`${'the '.repeat(14_990)}disk`)).toEqual(['disk']);
  expect(tokensOf(`${'the '.repeat(15_000)}disk`)).toEqual([]);
});

test('an id is told from other words', () => {
  expect(isGuid('1b4e28ba-2fa1-11d2-883f-0016d3cca427')).toBe(true);
  for (const other of [
    '1b4e28ba',
    'disk',
    '1b4e28ba-2fa1-11d2-883f-0016d3cca42',
    'x1b4e28ba-2fa1-11d2-883f-0016d3cca427',
  ])
    expect(isGuid(other)).toBe(false);
});
