import { createPack, type Pack } from '../../src/model/pack.js';
import type { Question } from '../../src/model/question.js';
import { aCause, aStep, aTopic } from './topics.js';

const fuel: Question = {
  id: 'fuel',
  ask: 'What does the car burn?',
  answers: [
    { id: 'petrol', title: 'Petrol', words: ['petrol', 'gasoline'] },
    { id: 'diesel', title: 'Diesel, any kind', words: ['diesel'] },
  ],
};
const gears: Question = {
  id: 'gears',
  ask: 'Is the gearbox automatic?',
  answers: [
    { id: 'automatic', title: 'Yes, automatic', words: ['automatic'] },
    { id: 'manual', title: 'No, by hand', words: ['manual', 'not automatic'] },
  ],
};

const checks = (...names: string[]) => names.map((name) => aStep(name, { id: name }));

/** Topics whose answers depend on questions, and a guide. */
export const workshop: Pack = createPack(
  [
    aTopic('plugs', { facets: { fuel: ['petrol'] }, steps: [aStep('Change the plugs')] }),
    aTopic('glow', { facets: { fuel: ['diesel'] }, steps: [aStep('Wait for the lamp')] }),
    aTopic('clutch', { facets: { fuel: ['petrol'], gears: ['manual'] }, steps: [aStep('Adjust')] }),
    aTopic('converter', { facets: { fuel: ['diesel'], gears: ['automatic'] }, steps: [aStep('Drain')] }),
    aTopic('any-car', { steps: [aStep('Turn the key'), aStep('Listen')] }),
    aTopic('filter', {
      steps: [
        aStep('Open', { id: 'open' }),
        aStep('Drain the water', { id: 'drain', facets: { fuel: ['diesel'] } }),
        aStep('Close', { id: 'close' }),
      ],
    }),
    aTopic('stalls', {
      causes: [aCause('plugs', { facets: { fuel: ['petrol'] } }), aCause('glow', { facets: { fuel: ['diesel'] } })],
    }),
    aTopic('guide', {
      steps: [
        aStep('Outside', { id: 'out', steps: checks('a', 'b', 'c') }),
        aStep('Under the hood', { id: 'hood', steps: checks('d', 'e', 'f') }),
        aStep('Gearbox', {
          id: 'gear',
          steps: [...checks('g', 'h'), aStep('i', { id: 'i', facets: { gears: ['automatic'] } })],
        }),
      ],
    }),
  ],
  [],
  [fuel, gears],
);
export { fuel, gears };
