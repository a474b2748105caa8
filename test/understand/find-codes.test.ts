import { describe, expect, test } from '@jest/globals';
import { findCodes, findHresults } from '../../src/understand/find-codes.js';
import { readable } from '../../src/understand/readable.js';

const code = 'UserErrorPaperTrayLocked';

describe('a code is found', () => {
  test.each([
    ['alone', code],
    ['in prose', `since monday we see ${code} every night`],
    ['in JSON', `{"error":{"code":"${code}","message":"x"}}`],
    ['in JSON inside JSON', JSON.stringify({ body: JSON.stringify({ error: { code } }) })],
    ['in JSON inside JSON inside JSON', JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ code }) }) })],
    ['in XML', `<Error><Code>${code}</Code></Error>`],
    ['in XML with a prefix', `<m:code>${code}</m:code>`],
    ['in escaped XML', `&lt;Code&gt;${code}&lt;/Code&gt;`],
    ['in a URL query', `https://example.org/help?errorCode=${code}&from=portal`],
    ['percent-encoded', `%7B%22code%22%3A%22${code}%22%7D`],
    ['in a log line', `2026-03-02T01:12:44Z ERROR job 4711 failed ErrorCode=${code} vm=web01`],
    ['in an HTTP response', `HTTP/1.1 409 Conflict\r\nContent-Type: text/plain\r\n\r\n${code}`],
    ['in double quotes', `it says "${code}" then`],
    ['in single quotes', `it says '${code}' then`],
    ['in typographic quotes', `it says “${code}” then`],
    ['in backticks', `\`${code}\``],
    ['in parentheses', `failed (${code})`],
    ['before a full stop', `It was ${code}.`],
    ['before a comma', `${code}, again`],
    ['before a question mark', `what is ${code}?`],
    ['before an exclamation mark', `${code}!!`],
    ['before a colon', `${code}: the tray is locked`],
    ['in bold Markdown', `**${code}**`],
  ])('%s', (_, text) => {
    expect(findCodes(readable(text))).toContain(code);
  });

  test.each([
    ['JSON', '"code": "Conflict"'],
    ['JSON with single quotes', "'code': 'Conflict'"],
    ['XML', '<Code>Conflict</Code>'],
    ['a line', 'Error Code: Conflict'],
    ['a query', 'errorCode=Conflict&x=1'],
    ['a header', 'x-ms-error-code: Conflict'],
    ['an underscored name', 'error_code: Conflict'],
  ])('though it is one plain word, when the text calls it a code: %s', (_, text) => {
    expect(findCodes(text)).toEqual(['Conflict']);
  });
});

describe('no code is', () => {
  test.each([
    ['a word', 'the backup failed with conflict'],
    ['a word in small letters, even where a code is named', 'error code: conflict'],
    ['a product', 'PowerPoint, DataFactory and OneDrive'],
    ['a number', 'Error code: 12345, statusCode: 409'],
    ['the name of a field', 'errorCode errorMessage ErrorDetails innerError lastErrorMessage error_code'],
    ['a resource type', 'Microsoft.Compute/virtualMachines in resourceGroups'],
  ])('%s', (_, text) => {
    expect(findCodes(text)).toEqual([]);
  });
});

describe('codes', () => {
  test('stand once each, whatever their case, as first written', () => {
    expect(findCodes('DiskFullError, DiskFullError, diskFullError')).toEqual(['DiskFullError']);
  });

  test('that the text calls codes come first', () => {
    expect(findCodes('SomeJobFailedOnDisk then "code": "Conflict"')).toEqual(['Conflict', 'SomeJobFailedOnDisk']);
  });

  test('are at most forty', () => {
    const text = Array.from({ length: 100 }, (_, number) => `Job${number}FailedBadly`).join(' ');
    expect(findCodes(text)).toHaveLength(40);
  });
});

describe('an error number is found', () => {
  test.each([
    ['in small letters', 'it says 0x80070005'],
    ['in capitals', 'Error 0X80070005'],
    ['in parentheses', 'Access is denied. (0x80070005)'],
    ['before a full stop', 'It was 0x80070005.'],
    ['as a negative number', 'exit code -2147024891'],
    ['as a negative number in JSON', '{"hresult":-2147024891}'],
    ['as a negative number after an equals sign', 'hr=-2147024891.'],
  ])('%s', (_, text) => {
    expect(findHresults(text)).toEqual(['0x80070005']);
  });

  test('with eight digits and in small letters', () => {
    expect(findHresults('0x8007000E and 0xFFFF')).toEqual(['0x8007000e', '0x0000ffff']);
  });

  test('once, however it is written', () => {
    expect(findHresults('0x80070005 (-2147024891) 0X80070005')).toEqual(['0x80070005']);
  });
});

describe('no error number is', () => {
  test.each([
    ['a positive number', 'after 2147024891 bytes'],
    ['a number behind a hyphen', 'order 17-2147024891'],
    ['a number with too many digits', '0x800700051 -21470248910'],
    ['a short one', '0x5'],
    ['a part of a word', 'ab0x80070005'],
  ])('%s', (_, text) => {
    expect(findHresults(text)).toEqual([]);
  });

  test('more than twenty of them', () => {
    const text = Array.from({ length: 50 }, (_, number) => `0x8007${1000 + number}`).join(' ');
    expect(findHresults(text)).toHaveLength(20);
  });
});
