import { describe, expect, test } from '@jest/globals';
import { readable } from '../../src/understand/readable.js';

describe('undoes', () => {
  test.each([
    ['percent escapes', 'a%20b%3A%22c%22', 'a b:"c"'],
    ['percent escapes of several bytes', 'f%C3%BCr %E5%A4%87', 'für 备'],
    ['percent escapes in small letters', '%7b%22code%22%7d', '{"code"}'],
    ['unicode escapes', 'caf\\u00e9 \\u003cb\\u003E', 'café <b>'],
    ['pairs of unicode escapes', '\\ud83d\\ude00', '😀'],
    ['escaped quotes', '{\\"code\\":\\"x\\"}', '{"code":"x"}'],
    ['quotes that were escaped twice', '{\\\\\\"code\\\\\\":\\\\\\"x\\\\\\"}', '{"code":"x"}'],
    ['escaped slashes', 'https:\\/\\/example.org\\/a', 'https://example.org/a'],
    ['line breaks', 'one.\\r\\n two\\nThree', 'one.\n\n two\nThree'],
    ['tabs', 'a:\\t 1', 'a:\n 1'],
    ['named entities', '&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos;&nbsp;d', `<a> & "b" 'c' d`],
    ['numbered entities', '&#65;&#x42;&#x1F600;', 'AB😀'],
  ])('%s', (_, written, read) => {
    expect(readable(written)).toBe(read);
  });
});

describe('leaves as written', () => {
  test.each([
    ['a percent sign', '100 % of 95% done, 5%zz'],
    ['bytes that are no UTF-8', '%FF%FE and %E4'],
    ['Windows paths', 'C:\\new\\temp\\reports \\\\server\\share'],
    ['unknown entities', '&foo; &; &#; AT&T'],
    ['numbers that are no character', '&#0; &#x110000; &#9999999;'],
    ['broken unicode escapes', '\\u12 \\uXYZW'],
    ['plain text', 'nothing to undo here.'],
  ])('%s', (_, written) => {
    expect(readable(written)).toBe(written);
  });

  test('what an escape gives is not read as an escape of the same kind again', () => {
    expect(readable('%2541')).toBe('%41');
    expect(readable('&amp;lt;')).toBe('&lt;');
  });
});
