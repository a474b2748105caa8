import { describe, expect, it } from '@jest/globals';
import { splitFrontMatter } from '../../src/articles/front-matter.js';
import { readOursHeader } from '../../src/articles/ours-header.js';

const valid = 'title: A\nsources:\n  - title: B\n';
const readHeader = (yaml: string) => readOursHeader(splitFrontMatter(`---\n${yaml}---\n`));

describe('readOursHeader', () => {
  it('fills in what is left out', () => {
    expect(readHeader(valid)).toEqual({
      header: {
        title: 'A',
        codes: [],
        messages: [],
        symptoms: [],
        platform: 'any',
        clouds: [],
        sources: [{ title: 'B' }],
        'support-topics': [],
      },
    });
  });

  it('reads figures as text, and days with and without quotation marks', () => {
    expect(
      readHeader(`${valid}codes: [407, ' OrbitA ']\nreviewed: 2026-11-01\nsupport-topics: [1001]\n`),
    ).toMatchObject({
      header: { codes: ['407', 'OrbitA'], reviewed: '2026-11-01', 'support-topics': ['1001'] },
    });
  });

  it('reads numbers as they are written: they may be codes', () => {
    const numbers = ['0x0000011b', '0x800706b9', '007', '1e5', '1.10', '-2147024891', '13.20.00', '0o17'];
    expect(readHeader(`${valid}codes: [${numbers.join(', ')}]\n`)).toMatchObject({ header: { codes: numbers } });
  });

  it('wants text where text belongs', () => {
    expect(readHeader(`${valid}codes: [true]\n`)).toMatchObject({
      findings: [{ reason: '"codes" (entry 1) must be text: put it in quotes' }],
    });
  });

  it.each([
    ['title: " "\nsources:\n  - title: B\n', 2, '"title" is empty'],
    ['sources:\n  - title: B\n', 2, '"title" is missing: say in one line what the problem is'],
    ['title: A\n', 2, '"sources" is missing: name the page the article was made from'],
    ['title: A\nsources: []\n', 3, '"sources" is empty: name the page the article was made from'],
    ['title: A\nsources:\n  - title: B\n  - url: https://example.org\n', 3, '"sources" (entry 2, title) needs a title'],
    [
      'title: A\nsources:\n  - title: B\n    url: a page\n',
      3,
      '"sources" (entry 1, url) has a url that is no web address',
    ],
    [`${valid}platform: mac\n`, 5, '"platform" must be windows, linux or any'],
    [`${valid}reviewed: 1 May\n`, 5, '"reviewed" must be a day such as 2026-11-01'],
    [`${valid}symptoms: ['']\n`, 5, '"symptoms" (entry 1) must not have an empty entry'],
    [`${valid}Codes: []\n`, 5, 'the header has the unknown key "Codes"; knowledge/README.md lists the keys'],
  ])('refuses %j', (yaml, line, reason) => {
    expect(readHeader(yaml)).toEqual({ findings: [{ line, reason }] });
  });

  it('tells everything that is wrong', () => {
    expect(readHeader('color: red\nplatform: mac\n')).toMatchObject({ findings: { length: 4 } });
  });
});
