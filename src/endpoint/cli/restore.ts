import { parseArgs } from 'node:util';
import { keyFileBeside } from '../signing/key-file.ts';
import { openDatabase } from '../store/open-store.ts';
import { restoreBackup } from '../store/transfer/restore-backup.ts';
import { type Command, UsageError } from './command.ts';

/** `restore`: puts a backup back into an empty database. */
export const restore: Command = {
  help: `restore FILE                put a backup back into an empty database, SQLite or PostgreSQL, whichever
                              it was made from`,
  async run(words, config) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name one file to put back.');
    const database = openDatabase(config);
    let rows = 0;
    try {
      await restoreBackup(database, file, {
        now: () => new Date(),
        onTable: (_table, sum) => {
          rows += sum.rows;
        },
      });
    } finally {
      await database.close();
    }
    console.log(`${rows} rows are back, each table as it was saved.
The signing keys belong at ${config.keyFile ?? keyFileBeside(config.dataFile)}.`);
    return 0;
  },
};
