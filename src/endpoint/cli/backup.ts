import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keyFileBeside } from '../signing/key-file.ts';
import { openDatabase } from '../store/open-store.ts';
import { writeBackup } from '../store/transfer/write-backup.ts';
import { type Command, UsageError } from './command.ts';

/** `backup`: writes everything that the database has into one file, while the server runs on. */
export const backup: Command = {
  help: `backup FILE                 write all that the database holds into one file; the server may run
                              meanwhile. The signing keys are not in it`,
  async run(words, config) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name one file to write.');
    if (config.databaseUrl === null && !existsSync(config.dataFile)) {
      throw new UsageError(
        `There is no database ${config.dataFile}. PORTEVOIX_DATA names the file.`,
      );
    }
    const database = openDatabase(config);
    try {
      const rows = await writeBackup(database, file, new Date());
      const keyFile = config.keyFile ?? keyFileBeside(config.dataFile);
      console.log(`${rows} rows are in ${file}, which only you can read.
Keep the signing keys (${keyFile}) in another place: who has both can speak for the company.`);
    } finally {
      await database.close();
    }
    return 0;
  },
};
