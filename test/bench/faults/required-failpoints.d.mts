import type { Failpoint } from '../../../src/model/failpoint.js';

export const ofTalks: Failpoint[];
export const ofTickets: Failpoint[];
export const ofTwo: Failpoint[];
export const few: Record<'talks' | 'tickets' | 'two', Failpoint[]>;
