import type { Database } from './database.ts';

/** From now on each use of a database throws, as one on a failing disk does; for tests. */
export function breakDatabase(database: Database): void {
  database.use({
    stack: 'dbcore',
    name: 'broken',
    create: (core) => ({
      ...core,
      transaction: () => {
        throw new Error('IO error');
      },
    }),
  });
  // A layer comes under a database as it opens.
  database.close({ disableAutoOpen: false });
}
