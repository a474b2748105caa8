import { describe, expect, it } from '@jest/globals';
import { compileTexts, ours, selfHelp } from './told.js';
import { topicsOf } from '../../src/model/pack.js';

const groups = (texts: Record<string, string>) =>
  Array.from(topicsOf(compileTexts(texts).pack), ({ articles }) => articles);

const twin = (system: string, clouds = 'public') =>
  selfHelp(`# Orbit agent is stopped: ${system}\n\n- Start it on ${system}`, {
    pageTitle: `Orbit agent is stopped: ${system}`,
    cloudEnvironments: clouds,
  });
const long =
  '# Orbit is slow\n\n- Clear the cache of the browser, then try a private window without any of its extensions';

describe('groupDrafts', () => {
  it('puts together what has one code, whatever the format', () => {
    const texts = {
      learn: '# Orbit\n\n## OrbitCopyFailed - It fails\n\n- Retry.',
      ours: ours('## Steps\n\n1. Go.', 'codes: [OrbitCopyFailed]'),
      help: selfHelp('# Error OrbitCopyFailed\n\n- Retry', { pageTitle: 'OrbitCopyFailed' }),
    };
    expect(groups(texts)).toContainEqual(['help', 'learn', 'ours']);
  });

  it('puts together sections of one name in editions of one article', () => {
    const edition = (date: string) => `---\nms.date: ${date}\n---\n# Orbit\n\n## The vault\n\n- Open it.`;
    expect(groups({ old: edition('2019-05-01'), new: edition('2022-05-01') })).toEqual([
      ['new', 'old'],
      ['new', 'old'],
    ]);
    expect(groups({ a: edition('2019-05-01'), b: edition('2022-05-01').replace('# Orbit', '# Comet') })).toHaveLength(
      4,
    );
  });

  it('puts together articles with the same text', () => {
    expect(groups({ a: selfHelp(long), b: selfHelp(long) })).toEqual([['a', 'b']]);
    expect(groups({ a: selfHelp(long), b: selfHelp(long.replace('slow', 'fast')) })).toHaveLength(2);
    expect(groups({ a: selfHelp('# Slow\n\n- Retry'), b: selfHelp('# Slow\n\n- Retry') })).toHaveLength(2);
  });

  it('puts together twins for Windows and Linux of one folder and cloud', () => {
    expect(groups({ 'x/a': twin('Windows'), 'x/b': twin('Linux') })).toEqual([['x/a', 'x/b']]);
    expect(groups({ 'x/a': twin('Windows'), 'y/b': twin('Linux') })).toHaveLength(2);
    expect(groups({ 'x/a': twin('Windows'), 'x/b': twin('Linux', 'fairfax') })).toHaveLength(2);
  });

  it('puts a possible code to the article that is sure of it', () => {
    const sure = selfHelp('# OrbitCopyOperationFailed\n\n- Retry', { pageTitle: 'OrbitCopyOperationFailed' });
    const possible = selfHelp('# The copy does not work\n\n- Wait');
    expect(groups({ 'orbit-orbitcopyoperationfailed': possible, sure })).toEqual([
      ['orbit-orbitcopyoperationfailed', 'sure'],
    ]);
    expect(
      groups({ 'orbit-orbitcopyoperationfailed': possible, 'other-orbitcopyoperationfailed': possible }),
    ).toHaveLength(2);
  });
});
