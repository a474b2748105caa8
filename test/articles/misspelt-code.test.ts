import { describe, expect, it } from '@jest/globals';
import { distance, misspeltCode, vocabularyOf } from '../../src/articles/misspelt-code.js';

const vocabulary = vocabularyOf(['The Orbit service cannot be reached']);
const codes = ['OrbitSnapshotMissing', 'OrbitCopyFailed', 'OrbitCopyFailedV2'];

const oneWord =
  'a code is one word of letters, digits, "_", "-" and ".", which begins and ends with a letter or a digit';

describe('misspeltCode', () => {
  it.each([
    ['transposed letters', 'OrbitSnaphsotLost', 'its word "snaphsot" looks like "snapshot"'],
    ['a doubled letter', 'OrbitSerrviceBusy', 'its word "serrvice" looks like "service"'],
    ['a missing letter', 'OrbitExtesionBroken', 'its word "extesion" looks like "extension"'],
    ['another letter in a long word', 'OrbitWetworkBroken', 'its word "wetwork" looks like "network"'],
    ['a doubled letter in a short word', 'OrbitHosstLost', 'its word "hosst" looks like "host"'],
    ['nearly another code', 'OrbitSnapshotMising', 'it is nearly the code OrbitSnapshotMissing'],
    ['a space', 'Orbit Copy', oneWord],
    ['a dot at the end', 'E02.', oneWord],
    ['no letter and no digit', '...', oneWord],
  ])('sees %s', (_name, code, why) => {
    expect(misspeltCode(code, codes, vocabulary)).toBe(why);
  });

  it.each([
    ['one of the codes itself', 'OrbitCopyFailed'],
    ['a later version of one', 'OrbitCopyFailedV3'],
    ['a number of Windows', '0x80070005'],
    ['a number', '-2147024891'],
    ['a number with dots', '13.20.00'],
    ['a digit before letters', '5B00'],
    ['a word that bends a known one', 'OrbitVaultsLocking'],
    ['a short word that is near to another', 'OrbitMoonHost'],
    ['a code that is no CamelCase', 'ORBIT-1001'],
  ])('lets %s pass', (_name, code) => {
    expect(misspeltCode(code, codes, vocabulary)).toBeUndefined();
  });
});

describe('distance', () => {
  it.each([
    ['', 'abc', 3],
    ['abc', 'acb', 1],
    ['abc', 'ac', 1],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
  ])('of %j and %j is %i', (one, other, expected) => {
    expect(distance(one, other)).toBe(expected);
    expect(distance(other, one)).toBe(expected);
  });
});
