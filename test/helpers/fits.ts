import { readFileSync } from 'node:fs';
import { ownFit } from '../../src/triage.js';
import type { Fit } from '../../src/match/fit.js';
import { readFit } from '../../src/match/read-fit.js';

/** The fit that comes with the program. */
export const keptFit: Fit = readFit(readFileSync(ownFit, 'utf8'), ownFit);
