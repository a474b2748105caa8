import { describe, expect, it } from '@jest/globals';
import { contradicts } from '../../src/articles/contradicts.js';

describe('contradicts', () => {
  it('sees a line that was copied from another article', () => {
    const others = ['SystemBackupOperationInProgress', 'The backup job failed because there is a job in progress'];
    expect(contradicts('VM is in Failed Provisioning State', others)).toBe(true);
  });

  it.each([
    ['a word of it stands in the text', 'The vault is locked', ['Remove the lock', 'Locked vaults']],
    ['a word of it stands in a code', 'Copies are in progress', ['OrbitCopyInProgress']],
    ['it differs by its ending only', 'Provisioned machines', ['Provisioning fails']],
    ['it tells too little', 'An unexpected failure', ['The vault is locked']],
  ])('does not when %s', (_why, line, others) => {
    expect(contradicts(line, others)).toBe(false);
  });
});
