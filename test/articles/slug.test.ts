import { describe, expect, it } from '@jest/globals';
import { shortSlug, slugOf } from '../../src/articles/slug.js';

describe('slugOf', () => {
  it.each([
    ['The agent is out of date (for Linux VMs)', 'the-agent-is-out-of-date-for-linux-vms'],
    ['CODE / CODE2 - Copy fails, again', 'code--code2---copy-fails-again'],
    ["It can't start", 'it-cant-start'],
    ['Gerät_1 prüfen', 'gerät_1-prüfen'],
  ])('%s becomes %s', (heading, slug) => {
    expect(slugOf(heading)).toBe(slug);
  });
});

describe('shortSlug', () => {
  it('joins hyphens and drops those at the ends', () => {
    expect(shortSlug('CODE - fails -')).toBe('code-fails');
  });

  it('ends at a word', () => {
    expect(shortSlug('the copy of the machine fails', 15)).toBe('the-copy-of-the');
    expect(shortSlug('themachinefails', 10)).toBe('themachine');
  });
});
