import { messageOf, Problem } from '../../model/problem.js';
import { errorCode } from '../error-code.js';

/** Source: PostgreSQL, appendix A, "PostgreSQL Error Codes": connection, resources, operator intervention. */
const unavailable = /^(08|53[034]|57P|57014|55P03|25006|XX000)/;
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH']);
/** What pg and its pool say without a code. */
const lost =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|has already ended/;
const refused = /^(28|3D|42501)/;

/** Whether the same transaction may well succeed when it is run again: two met, and PostgreSQL ended one. */
export function isWorthRetrying(thrown: unknown): boolean {
  return ['40001', '40P01'].includes(errorCode(thrown));
}

/**
 * What an error of PostgreSQL means; anything else stays as it is. The message may reach an asker, the advice is for
 * whoever runs the bot.
 */
export function postgresProblem(thrown: unknown): unknown {
  if (thrown instanceof Problem) return thrown;
  const code = errorCode(thrown);
  const said = firstMessage(thrown);
  const problem = (name: string, text: string, advice: string) => new Problem(name, text, advice, 503);
  if (code.startsWith('53100')) {
    const advice = 'Make room on the disk of PostgreSQL. A restart of the bot is not needed.';
    return problem('database-full', 'The disk is full, so nothing can be saved.', advice);
  }
  if (refused.test(code)) {
    const advice = `Check user, password and database name in DATABASE_URL, and that the user owns it (${said}).`;
    return problem('database-refused', 'The database refuses this bot.', advice);
  }
  if (unavailable.test(code) || network.has(code) || lost.test(said)) {
    const advice = `See that PostgreSQL runs and that DATABASE_URL names it (${said}). The bot needs no restart.`;
    return problem('database-unavailable', 'The database cannot be reached.', advice);
  }
  return thrown;
}

/** Node gathers the errors of all addresses that it tried in one without a message. */
function firstMessage(thrown: unknown): string {
  const isGathered =
    typeof thrown === 'object' && thrown !== null && 'errors' in thrown && Array.isArray(thrown.errors);
  return isGathered && messageOf(thrown) === '' ? firstMessage((thrown.errors as unknown[])[0]) : messageOf(thrown);
}
