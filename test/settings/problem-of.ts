import { readConfig } from '../../src/settings/config.js';
import { Problem } from '../../src/model/problem.js';

/** What is told where settings are refused. */
export function problemOf(env: Record<string, string>): Problem {
  try {
    readConfig(env);
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
  }
  throw new Error('the settings were accepted');
}
