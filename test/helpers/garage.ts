import type { Pack } from '../../src/model/pack.js';
import { aCause, aStep, aTopic, packOf, paragraph } from './topics.js';

const cause = (id: string) => aTopic(id, { steps: [aStep(`Repair ${id}`)] });

/** Topics of every shape that a decision depends on. */
export const garage: Pack = packOf(
  aTopic('steps', { steps: [aStep('Open the hood'), aStep('Look inside')] }),
  aTopic('checklist', { ordered: false, steps: ['a', 'b', 'c'].map((id) => aStep(`Check ${id}`, { id })) }),
  aTopic('one-check', { ordered: false, steps: [aStep('Only one')] }),
  aTopic('summary', { summary: [paragraph('That is normal.')] }),
  aTopic('both-steps', {
    steps: [aStep('On Windows', { platform: 'windows' }), aStep('On Linux', { platform: 'linux' }), aStep('Retry')],
  }),
  aTopic('windows-steps', { steps: [aStep('Only on Windows', { platform: 'windows' })] }),
  aTopic('causes', { causes: [aCause('battery'), aCause('fuse'), aCause('starter')] }),
  aTopic('both-causes', {
    causes: [
      aCause('battery'),
      aCause('fuse', { platform: 'windows' }),
      aCause('starter', { platform: 'linux' }),
      aCause('cable'),
    ],
  }),
  aTopic('steps-and-causes', { steps: [aStep('Turn the key')], causes: [aCause('battery'), aCause('fuse')] }),
  aTopic('checks-and-causes', {
    ordered: false,
    steps: ['a', 'b'].map((id) => aStep(`Check ${id}`, { id })),
    causes: [aCause('battery')],
  }),
  aTopic('lost-cause', { causes: [aCause('battery'), aCause('nowhere'), aCause('fuse')] }),
  ...['battery', 'fuse', 'starter', 'cable'].map(cause),
);
