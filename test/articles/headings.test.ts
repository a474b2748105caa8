import { describe, expect, it } from '@jest/globals';
import { dividesTopic, headingRole } from '../../src/articles/headings.js';

describe('headingRole', () => {
  it.each([
    ['Recommended Steps', 'steps'],
    ['**Solution for this error**', 'steps'],
    ['Recommended Documents:', 'documents'],
    ['See also', 'documents'],
    ['Known limitations', 'notes'],
    ['Symptoms', 'summary'],
    ['Solutions for trees', 'other'],
  ])('%s announces %s', (heading, role) => {
    expect(headingRole(heading)).toBe(role);
  });
});

describe('dividesTopic', () => {
  it.each(['Step 2: Check the agent', 'Cause 1', 'Prerequisites', 'Verify the copy', 'Resolution'])(
    '%s does',
    (heading) => {
      expect(dividesTopic(heading)).toBe(true);
    },
  );

  it.each(['Steps of the portal', 'The vault is locked'])('%s begins a topic', (heading) => {
    expect(dividesTopic(heading)).toBe(false);
  });
});
