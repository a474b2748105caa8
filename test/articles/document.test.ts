import { expect, it } from '@jest/globals';
import { sectionAndBelow, toSections } from '../../src/articles/document.js';
import { plainSpans } from '../../src/model/content.js';
import { read } from './told.js';

it('arranges blocks under their headings, also where a level was left out', () => {
  const root = toSections(read('lead\n\n# A\n\n### A1\n\ntext\n\n## A2\n\n# B'));
  expect(root.blocks).toHaveLength(1);
  expect(sectionAndBelow(root).map(({ level, heading }) => [level, plainSpans(heading)])).toEqual([
    [0, ''],
    [1, 'A'],
    [3, 'A1'],
    [2, 'A2'],
    [1, 'B'],
  ]);
  expect(root.sections[0]?.sections.map(({ blocks }) => blocks.length)).toEqual([1, 0]);
});
