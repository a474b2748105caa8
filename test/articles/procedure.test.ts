import { describe, expect, it } from '@jest/globals';
import { toSections } from '../../src/articles/document.js';
import { procedureOf } from '../../src/articles/procedure.js';
import { plainBlocks } from '../../src/model/content.js';
import { read, told } from './told.js';

function procedure(markdown: string) {
  const { blocks, sections } = toSections(read(markdown));
  const { intro, steps, notes, ordered } = procedureOf(blocks, sections);
  return { intro: plainBlocks(intro), steps: told(steps), notes: plainBlocks(notes), ordered, tree: steps };
}

describe('procedureOf', () => {
  it('nests lists as deep as they are', () => {
    expect(procedure('- a\n  1. b\n     - c\n- d')).toMatchObject({
      steps: ['a', '  b', '    c', 'd'],
      ordered: false,
    });
    expect(procedure('- a\n  1. b').tree[0]).toMatchObject({ ordered: true });
  });

  it('finds steps in no text without lists', () => {
    expect(procedure('a\n\n> b')).toMatchObject({ intro: 'a\nb', steps: [], notes: '' });
  });

  it('puts a list below the bold line before it', () => {
    expect(procedure('intro\n\n**Windows**\n\n- a\n\n**Linux**\n\n- b')).toMatchObject({
      intro: 'intro',
      steps: ['Windows', '  a', 'Linux', '  b'],
    });
  });

  it('puts a list below the numbered sentence before it', () => {
    expect(procedure('intro\n\nStep 1: Do this.\n\n- a\n\nStep 2: Do that.').steps).toEqual([
      'Step 1: Do this.',
      '  a',
      'Step 2: Do that.',
    ]);
  });

  it('knows the system of a step from how it begins', () => {
    const { tree } = procedure('**Windows**\n\n- a\n\n**Host**\n\n- On a Linux machine: b');
    expect([tree[0]?.platform, tree[1]?.platform, tree[1]?.steps[0]?.platform]).toEqual(['windows', 'any', 'linux']);
  });

  it('puts a later list below the sentence before it', () => {
    expect(procedure('1. a\n\nIf that fails:\n\n1. b').steps).toEqual(['a', 'If that fails:', '  b']);
  });

  it('makes a step of what stands behind the lists', () => {
    expect(procedure('1. a\n\nAlso, b.').steps).toEqual(['a', 'Also, b.']);
  });

  it('makes notes of what is no step', () => {
    expect(procedure('1. a\n\n> b\n\n**Note**: c').notes).toBe('b\nNote: c');
  });

  it('gives a command or a picture to the step that is read before it', () => {
    expect(procedure('1. a\n   - b\n\n```\nrun\n```\n\n![lock](x.png)').steps).toEqual(['a', '  b run lock']);
    expect(procedure('- a\n\nThen run:\n\n```\nrun\n```\n\nDone:\n\n- b').steps).toEqual([
      'a',
      'Then run: run',
      'Done:',
      '  b',
    ]);
  });

  it('keeps the order inside an item', () => {
    expect(procedure('1. a\n   - b\n\n   then c\n\n   ```\n   run\n   ```\n2. d').steps).toEqual([
      'a',
      '  b',
      '  then c run',
      'd',
    ]);
  });

  it('makes steps of sections, with theirs below', () => {
    expect(procedure('lead\n\n## First\n\nwhy\n\n- a\n\n### Deeper\n\n- b').steps).toEqual([
      'First why',
      '  a',
      '  Deeper',
      '    b',
    ]);
  });

  it('makes steps of the rows of a table of causes and solutions', () => {
    expect(procedure('when:\n\n| Cause | Solution |\n|---|---|\n| a | b |\n| c | d |')).toMatchObject({
      intro: 'when:',
      steps: ['a', '  b', 'c', '  d'],
    });
  });

  it('tells columns that are no solution with their titles', () => {
    expect(procedure('| Error | Meaning | Fix |\n|---|---|---|\n| E1 | No power | Restart |').steps).toEqual([
      'E1 Meaning: No power',
      '  Restart',
    ]);
  });

  it('leaves other tables as they are', () => {
    expect(procedure('| Size | Price |\n|---|---|\n| a | b |')).toMatchObject({
      steps: [],
      intro: 'Size\nPrice\na\nb',
    });
  });
});
