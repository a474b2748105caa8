import { describe, expect, it } from '@jest/globals';
import { splitFrontMatter } from '../../src/articles/front-matter.js';
import { Refusal } from '../../src/articles/parsed-article.js';

function refusal(text: string): unknown {
  try {
    splitFrontMatter(text);
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.findings[0];
    throw thrown;
  }
  return undefined;
}

describe('splitFrontMatter', () => {
  it('takes the header off and says where things stand', () => {
    const { header, body, bodyLine, lineOf } = splitFrontMatter('\n---\ntitle: A\ncodes: [B]\n---\n\n# Body');
    expect(header).toEqual({ title: 'A', codes: ['B'] });
    expect([body, bodyLine, lineOf('codes'), lineOf('none')]).toEqual(['\n# Body', 6, 4, 3]);
  });

  it('leaves a file without a header alone', () => {
    expect(splitFrontMatter('# Body\n---\n')).toMatchObject({ header: undefined, body: '# Body\n---\n', bodyLine: 1 });
  });

  it('reads an empty header as one without keys', () => {
    expect(splitFrontMatter('---\n---\nBody').header).toEqual({});
  });

  it('accepts the other end of YAML', () => {
    expect(splitFrontMatter('---\na: 1\n...\nBody').body).toBe('Body');
  });

  it.each([
    ['no end', '---\ntitle: A\n', 1, /no closing ---/],
    ['broken YAML', '---\ntitle: A\nb: "x\n---\n', 4, /no YAML/],
    ['a key twice', '---\na: 1\na: 2\n---\n', 3, /no YAML/],
    ['no keys', '---\n- a\n---\n', 2, /must consist of lines such as/],
    [
      'an alias bomb',
      `---\na: &a [1,1]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n---\n`,
      2,
      /cannot be read/,
    ],
  ])('refuses a header with %s', (_name, text, line, reason) => {
    expect(refusal(text)).toEqual({ line, reason: expect.stringMatching(reason) });
  });
});
