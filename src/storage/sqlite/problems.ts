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

/** What an error of SQLite means to whoever runs the bot; anything else stays as it is. @param file where it is. */
export function sqliteProblem(thrown: unknown, file: string): unknown {
  const code = codeOf(thrown);
  const problem = (name: string, message: string, advice: string) => new Problem(name, message, advice, 503);
  if (code.startsWith('SQLITE_FULL')) {
    const message = `The disk is full: nothing can be saved to ${file}.`;
    return problem('database-full', message, 'Make room on the disk of DATA_DIR. A restart is not needed.');
  }
  if (isLocked(thrown)) {
    const message = `Another program holds ${file}.`;
    return problem('database-locked', message, 'End the program that has it open for writing.');
  }
  if (code === 'SQLITE_NOTADB') {
    const message = `${file} is no database of SQLite.`;
    return problem(
      'database-broken',
      message,
      'Move the file away, restore a backup, or set DATA_DIR to another folder.',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    const message = `${file} is damaged: ${messageOf(thrown)}.`;
    return problem('database-broken', message, 'Stop the bot and restore a backup.');
  }
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH)/.test(code)) {
    const message = `${file} cannot be used: ${messageOf(thrown)}.`;
    return problem(
      'database-unusable',
      message,
      'The bot needs to write to DATA_DIR and its files. Check disk and rights.',
    );
  }
  return thrown;
}
