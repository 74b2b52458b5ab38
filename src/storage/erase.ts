import type { Database } from './database.ts';

/**
 * Empties both copies: nothing of what this device knew is left. An offer that is being made is waited for, since it
 * would write what it is made of. False if a copy refused.
 */
export async function eraseEverything(database: Database): Promise<boolean> {
  await database.offering.ended();
  return database.inTurn(async () => {
    const emptied = await database.attempt(() =>
      database.transaction('rw', database.tables, () =>
        Promise.all(database.tables.map((table) => table.clear())),
      ),
    );
    database.remembered.forget();
    const keys = await database.journal.listKeys();
    const dropped = keys?.length === 0 || (await database.journal.drop(keys ?? []));
    return emptied.ok && keys !== null && dropped;
  });
}
