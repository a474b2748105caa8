import { describe, expect, it } from '@jest/globals';
import { compileTexts, ours } from './told.js';

const steps = '\n## Steps\n\n1. Retry.\n';
const refusedOf = (texts: Record<string, string>) => compileTexts(texts).refused;

describe('checkCodes', () => {
  it('refuses a code that belongs to another article, whatever its letters', () => {
    const texts = { a: ours(steps, 'codes: [OrbitDoorLocked]'), b: ours(steps, 'codes: [ORBITDOORLOCKED]') };
    expect(refusedOf(texts)).toEqual([
      { file: 'b.md', line: 5, reason: 'the code ORBITDOORLOCKED belongs to a.md already' },
    ]);
  });

  it('refuses a misspelt code', () => {
    expect(refusedOf({ a: ours(steps, 'codes: [OrbitSnaphsotLost]') })).toEqual([
      {
        file: 'a.md',
        line: 5,
        reason: 'the code OrbitSnaphsotLost looks misspelt: its word "snaphsot" looks like "snapshot"',
      },
    ]);
  });

  it('lets no misspelt code vouch for itself', () => {
    const text = ours(
      '\nOrbitSnaphsotLost is shown.\n' + steps,
      'codes: [OrbitSnaphsotLost]',
      'Error OrbitSnaphsotLost',
    );
    expect(refusedOf({ a: text })).toHaveLength(1);
  });

  it('learns words of codes from the articles', () => {
    const header = 'codes: [OrbitSnapchotLost]';
    expect(refusedOf({ a: ours(steps, header, 'The snapchot of Orbit is lost') })).toEqual([]);
  });
});
