import type { SqlDatabase } from '../../../src/endpoint/store/sql/sql-database.ts';

/** A database, and how long the questions to it took. */
export interface TimedDatabase {
  database: SqlDatabase;
  /** Milliseconds since it was asked last. */
  takeMs(): number;
}

/** Times the questions to a SQLite database: each is answered before its call returns, so that the call is all of it. */
export function timeQuestions(database: SqlDatabase): TimedDatabase {
  let spentMs = 0;
  const time = <Result>(ask: () => Result): Result => {
    const begin = performance.now();
    const result = ask();
    spentMs += performance.now() - begin;
    return result;
  };
  return {
    database: {
      ...database,
      all: (query, parameters) => time(() => database.all(query, parameters)),
      get: (query, parameters) => time(() => database.get(query, parameters)),
    },
    takeMs() {
      const taken = spentMs;
      spentMs = 0;
      return taken;
    },
  };
}
