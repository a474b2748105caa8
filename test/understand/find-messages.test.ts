import { describe, expect, test } from '@jest/globals';
import { findMessages } from '../../src/understand/find-messages.js';
import { readable } from '../../src/understand/readable.js';

const message = 'The VM agent is unable to communicate with the backup service.';

describe('a message is found', () => {
  test.each([
    ['JSON', JSON.stringify({ error: { code: 'Conflict', message } })],
    ['indented JSON', JSON.stringify({ error: { message } }, null, 2)],
    ['JSON inside JSON', JSON.stringify({ body: JSON.stringify({ message }) })],
    ['JSON inside JSON inside JSON', JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ message }) }) })],
    ['JSON with single quotes', `{'errorMessage': '${message}'}`],
    ['JSON that calls it details', `{"details":"${message}"}`],
    ['XML', `<Error><Message>${message}</Message></Error>`],
    ['XML with a prefix and attributes', `<m:message xml:lang="en-US">${message}</m:message>`],
    ['XML that calls it an error message', `<ErrorMessage>${message}</ErrorMessage>`],
    ['escaped XML', `&lt;Message&gt;${message}&lt;/Message&gt;`],
    ['a line', `Job: 4711\nError message: ${message}\nTime: now`],
    ['a line in bold', `**Error message**: ${message}`],
    ['a line with aligned colons', `Message      : ${message}`],
    ['a line of a PowerShell list', `ErrorMessage : ${message}`],
    ['an exception', `Exception: ${message}`],
    ['a reason', `Reason: ${message}`],
    ['quotes', `it says "${message}" since monday`],
    ['typographic quotes', `it says “${message}” since monday`],
  ])('in %s', (_, text) => {
    expect(findMessages(readable(text))).toEqual([message]);
  });

  test('with the quotes inside it', () => {
    expect(findMessages('"message":"The disk \\"C\\" is not found."')).toEqual(['The disk \\"C\\" is not found.']);
  });
});

describe('no message is', () => {
  test.each([
    ['a short value', '"message": "short"'],
    ['one long word', '"message": "a_b_c_d_e_f_g_h_i_j"'],
    ['numbers', '"message": "1234 5678 9012 3456"'],
    ['prose', 'the agent does not answer and the message is gone'],
  ])('%s', (_, text) => {
    expect(findMessages(text)).toEqual([]);
  });
});

describe('messages', () => {
  test('stand once each', () => {
    expect(findMessages(`"message":"${message}"\nError message: ${message}`)).toEqual([message]);
  });

  test('are at most twelve', () => {
    const text = Array.from({ length: 30 }, (_, number) => `Message: the job number ${number} failed`).join('\n');
    expect(findMessages(text)).toHaveLength(12);
  });
});
