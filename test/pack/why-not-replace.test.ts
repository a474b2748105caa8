import { describe, expect, test } from '@jest/globals';
import type { MadePack } from '../../src/pack/make-pack.js';
import { whyNotReplace } from '../../src/pack/why-not-replace.js';

/** A pack that was made of some files. */
function made(more: Partial<MadePack>): MadePack {
  const counts = { articles: 1, topics: 1, forms: 0, skipped: 0 };
  return { bytes: new Uint8Array(0), ...counts, files: [], refused: [], warnings: [], badCards: [], ...more };
}

const refusal = (file: string) => ({ file, line: 3, reason: 'it has no steps' });
const before = {
  folders: ['/a', '/b'],
  files: ['/a/one.md', '/a/two.md', '/b/deep/three.md'],
  refused: [refusal('/b/synonyms.yaml')],
};
const why = (more: Partial<MadePack>) => whyNotReplace(before, made(more));

describe('a new pack is taken', () => {
  test.each<[string, Partial<MadePack>]>([
    ['with the same files', { files: before.files }],
    ['with more', { files: [...before.files, '/b/four.md'] }],
    ['when an article was deleted', { files: ['/a/one.md', '/b/deep/three.md'] }],
    ['when a new article is refused', { files: before.files, refused: [refusal('/a/new.md')] }],
    ['when what was refused is refused again', { files: before.files, refused: [refusal('/b/synonyms.yaml')] }],
    ['when something else is refused whose name begins alike', { files: before.files, refused: [refusal('/b/dee')] }],
  ])('%s', (_name, more) => {
    expect(why(more)).toEqual([]);
  });
});

describe('a new pack is not taken', () => {
  test('when an article that was used is refused', () => {
    const files = ['/a/two.md', '/b/deep/three.md'];
    expect(why({ files, refused: [refusal('/a/one.md'), refusal('/a/new.md')] })).toEqual([refusal('/a/one.md')]);
  });

  test('when a folder cannot be read that articles stood in', () => {
    expect(why({ files: ['/a/one.md', '/b/x.md'], refused: [refusal('/b/deep')] })).toEqual([refusal('/b/deep')]);
  });

  test('when a folder has no article any more', () => {
    expect(why({ files: ['/a/one.md'] })).toEqual([{ file: '/b', line: 1, reason: expect.stringMatching(/none any/) }]);
  });

  test('when nothing could be compiled', () => {
    expect(whyNotReplace({ folders: ['/a'], files: [], refused: [] }, made({ topics: 0 }))).toEqual([
      { file: '/a', line: 1, reason: expect.stringMatching(/no article/) },
    ]);
  });

  test('when what is said of words was good', () => {
    expect(why({ files: before.files, refused: [refusal('/a/synonyms.yaml')] })).toEqual([refusal('/a/synonyms.yaml')]);
  });

  test('when a card cannot be shown', () => {
    expect(why({ files: before.files, badCards: [refusal('/a/one.md')] })).toEqual([refusal('/a/one.md')]);
  });
});
