import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type Libsql from 'libsql';
import { checkStorable } from '../storable.js';

const mostStatements = 200;

/**
 * A libsql database as kysely uses it, with a check of what is bound. Statements are kept, because preparing one costs
 * more than running it.
 */
export function guarded(database: Libsql.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();

  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = guardedStatement(database.prepare(sql));
      if (statements.size >= mostStatements) statements.delete(statements.keys().next().value ?? '');
      statements.set(sql, made);
      return made;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

function guardedStatement(statement: Libsql.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (values) => statement.all(checkStorable(values)),
    run: (values) => statement.run(checkStorable(values)),
    iterate: (values) => statement.iterate(checkStorable(values)),
  };
}
