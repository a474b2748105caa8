import { describe, expect, it } from '@jest/globals';
import { escapeUnknownTags } from '../../src/articles/html-tags.js';

describe('escapeUnknownTags', () => {
  it.each(['<br>', '<br/>', '</p >', '<a href="x" name=\'y\'>', '<td colspan=2>', '<details open>', '<B>'])(
    'keeps %s',
    (tag) => {
      expect(escapeUnknownTags(tag)).toBe(tag);
    },
  );

  it.each([
    '<VMName>',
    '<your name>',
    '</VMName>',
    '<sub GUID that was used>',
    '<?xml version="1.0"?>',
    '<p',
    '<!DOCTYPE x>',
  ])('makes text of %s', (text) => {
    expect(escapeUnknownTags(text)).toBe(text.replace('<', '&lt;'));
  });
});
