import { describe, expect, it } from '@jest/globals';
import { codesOfHeading } from '../../src/articles/codes-of.js';

describe('codesOfHeading', () => {
  it.each([
    ['OrbitCopyFailed - The copy fails', ['OrbitCopyFailed'], 'The copy fails'],
    ['OrbitCopyFailed / OrbitCopyFailedV2 – It fails', ['OrbitCopyFailed', 'OrbitCopyFailedV2'], 'It fails'],
    ['Error OrbitCopyFailed', ['OrbitCopyFailed'], ''],
    ['OrbitCopyFailed: It fails', ['OrbitCopyFailed'], 'It fails'],
    ['The vault - is locked', [], 'The vault - is locked'],
  ])('%s', (heading, codes, rest) => {
    expect(codesOfHeading(heading)).toEqual({ codes, rest });
  });

  it('leaves the message behind the codes as it is written', () => {
    expect(codesOfHeading('OrbitCopyFailed - Failed: no room - retry').rest).toBe('Failed: no room - retry');
  });
});
