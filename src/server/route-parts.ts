import type { Reach } from '../model/failpoint.js';
import type { Log } from '../model/log.js';
import type { Origins } from './origins.js';

/** What every route needs of the server. */
export interface RouteParts {
  origins: Origins;
  isBehindProxy: boolean;
  log: Log;
  newId: () => string;
  /** Is told before and after each answer. */
  reach?: Reach | undefined;
}
