import { describe, expect, test } from '@jest/globals';
import { findParts } from '../../src/understand/find-parts.js';

describe('several problems are told apart', () => {
  test.each<[string, string, string[]]>([
    [
      'in a numbered list',
      'Hi, two things:\n1. the agent is not ready\n2. the disk is full again',
      ['the agent is not ready', 'the disk is full again'],
    ],
    [
      'in a list of hyphens, with lines below its items',
      '- the agent is not ready\n  since monday\n- the disk is full again',
      ['the agent is not ready\n  since monday', 'the disk is full again'],
    ],
    [
      'with brackets, stars and dots',
      '1) the agent sleeps\n* the disk is full\n• the vault is gone',
      ['the agent sleeps', 'the disk is full', 'the vault is gone'],
    ],
    [
      'in a list where lines end as in Windows',
      '1. the agent is not ready\r\n2. the disk is full again\r\n',
      ['the agent is not ready', 'the disk is full again'],
    ],
    [
      'by saying "another problem is"',
      'The agent is not ready. Another problem is that the disk is full.',
      ['The agent is not ready.', 'Another problem is that the disk is full.'],
    ],
    [
      'by saying "also"',
      'the agent is not ready; also the disk is full again',
      ['the agent is not ready;', 'also the disk is full again'],
    ],
    [
      'by saying "my second question", on its own line',
      'the agent is not ready\nmy second question: the disk is full',
      ['the agent is not ready', 'my second question: the disk is full'],
    ],
  ])('%s', (_, text, parts) => {
    expect(findParts(text)).toEqual(parts);
  });
});

describe('one problem is not cut in pieces', () => {
  test.each([
    ['a sentence', 'the backup failed with an error'],
    ['a story', 'The backup failed on monday. I restarted the agent. It failed on tuesday, too. What now?'],
    ['"also" within a sentence', 'The backup failed, and the restore also failed with another error of the agent.'],
    ['an item alone', 'My list:\n- the disk is full'],
    ['short items', '- vault\n- disk\n- agent'],
    ['dates and numbers at the beginning of lines', '12.30 is when it began\n3.5 GB are free here\n-5 degrees it had'],
    ['"also" with hardly a word', 'The backup failed on monday. Also, why?'],
    ['nothing', ''],
    ['line breaks', '\n\n\n'],
  ])('%s', (_, text) => {
    expect(findParts(text)).toEqual([]);
  });

  test('a pasted list of many steps is none of problems', () => {
    const steps = Array.from(
      { length: 9 },
      (_, number) => `${number + 1}. open the portal and click on item ${number}`,
    );
    expect(findParts(steps.join('\n'))).toEqual([]);
  });

  test('a long paste is not cut', () => {
    const item = `1. the agent is not ready ${'and so on '.repeat(150)}\n`;
    expect(findParts(item.repeat(2))).toEqual([]);
  });
});
