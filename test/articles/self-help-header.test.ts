import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/articles/parsed-article.js';
import { hasSelfHelpHeader, splitSelfHelpHeader } from '../../src/articles/self-help-header.js';

const attributes = (text: string) => Object.fromEntries(splitSelfHelpHeader(text).attributes);

describe('splitSelfHelpHeader', () => {
  it('reads attributes and says where they stand', () => {
    const { lineOf } = splitSelfHelpHeader('<properties\n\tpageTitle="A"\n\tresource="b"\n/>\n');
    expect([lineOf('PageTitle'), lineOf('resource'), lineOf('none')]).toEqual([2, 3, 1]);
  });

  it.each([
    ['a colon for the sign of equality', '<properties\n\tms.author:"x"\n/>', { 'ms.author': 'x' }],
    [
      'quotation marks inside a value',
      '<properties\n\tpageTitle="Machine "Vega" stops"\n/>',
      { pagetitle: 'Machine "Vega" stops' },
    ],
    ['several attributes on a line', '<properties a="1" b="2"\n c = "3" />', { a: '1', b: '2', c: '3' }],
    ['a value over several lines', '<properties\n a="one\n\t two"\n/>', { a: 'one two' }],
    ['entities', '<properties a="&lt;b&gt; &amp; &#169; &#x41; &nope;" />', { a: '<b> & © A &nope;' }],
    ['an attribute twice', '<properties\n a="1"\n A="2"\n/>', { a: '1' }],
    ['an end without a slash', '<properties\n a="1"\n>\n# Title', { a: '1' }],
  ])('reads %s', (_name, text, expected) => {
    expect(attributes(text)).toEqual(expected);
  });

  it('leaves the text around the header on its lines', () => {
    const { body, bodyLine } = splitSelfHelpHeader('# Title\n<properties\n a="1"\n/>\ntext');
    expect(bodyLine).toBe(1);
    expect(body.split('\n').map((line) => line.trim())).toEqual(['# Title', '', '', '', 'text']);
  });

  it('refuses a header without an end, and names its line', () => {
    expect(() => splitSelfHelpHeader('\n<properties\n a="1"\n\n# Title')).toThrow(Refusal);
    expect(() => splitSelfHelpHeader('\n<properties\n a="1"\n\n# Title')).toThrow(
      expect.objectContaining({ findings: [{ line: 2, reason: expect.stringContaining('no closing') }] }),
    );
  });
});

it('knows a self-help article by its header, wherever that begins', () => {
  expect(hasSelfHelpHeader('\n# Title\n<Properties a="1"/>')).toBe(true);
  expect(hasSelfHelpHeader(`${'text\n'.repeat(500)}<properties a="1"/>`)).toBe(false);
  expect(hasSelfHelpHeader('---\ntitle: <properties\n---\n')).toBe(false);
});
