import { messageOf, Problem } from '../../model/problem.js';
import { errorCode } from '../error-code.js';

/** The code of an error of SQLite, such as `SQLITE_BUSY`; empty for any other. */
function codeOf(thrown: unknown): string {
  const code = errorCode(thrown);
  return code.startsWith('SQLITE_') ? code : '';
}

/** Whether another program keeps this one from writing. */
export function isLocked(thrown: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(thrown));
}

/** Whether nothing of a transaction can be saved any more: SQLite has rolled it back, or will. */
export function endsTransaction(thrown: unknown): boolean {
  const code = codeOf(thrown);
  return code !== '' && !code.startsWith('SQLITE_CONSTRAINT');
}

/**
 * What an error of SQLite means; anything else stays as it is. The message may reach an asker, the advice is for whoever
 * runs the bot. @param file where the database is.
 */
export function sqliteProblem(thrown: unknown, file: string): unknown {
  const code = codeOf(thrown);
  const problem = (name: string, message: string, advice: string) => new Problem(name, message, advice, 503);
  if (code.startsWith('SQLITE_FULL')) {
    const advice = `Make room on the disk of ${file}. A restart is not needed.`;
    return problem('database-full', 'The disk is full, so nothing can be saved.', advice);
  }
  if (isLocked(thrown)) {
    const advice = `End the program that has ${file} open for writing.`;
    return problem('database-locked', 'Another program holds the database.', advice);
  }
  if (code === 'SQLITE_NOTADB') {
    const advice = `Move ${file} away, restore a backup of it, or set DATA_DIR to another folder.`;
    return problem('database-broken', 'The file of the database is none of SQLite.', advice);
  }
  const said = messageOf(thrown);
  if (code.startsWith('SQLITE_CORRUPT')) {
    const advice = `Stop the bot and restore a backup of ${file}. SQLite says: ${said}.`;
    return problem('database-broken', 'The database is damaged.', advice);
  }
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH)/.test(code)) {
    const advice = `The bot must be able to write to ${file} and to its folder. SQLite says: ${said}.`;
    return problem('database-unusable', 'The database cannot be used.', advice);
  }
  return thrown;
}
