import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { moveCompany } from '../store/transfer/move-company.ts';
import { type Command, UsageError } from './command.ts';

const counted = new Intl.NumberFormat('en');

/** `migrate`: copies the company from its SQLite file to a PostgreSQL database, and compares what arrived. */
export const migrate: Command = {
  help: `migrate --to postgres://…   copy the company from its SQLite file to PostgreSQL; stop the server first.
                              Broken off, it goes on when it is started again`,
  async run(words, config) {
    const { values } = parseArgs({ args: words, options: { to: { type: 'string' } } });
    const databaseUrl = readTarget(values.to, config);
    const { dataFile, tenant } = config;
    const rows = await moveCompany({ dataFile, databaseUrl, tenant }, () => new Date(), {
      onRows: (table, count) => console.log(`${table}: ${counted.format(count)} rows so far`),
      onTable: (table, sum) =>
        console.log(`${table}: ${counted.format(sum.rows)} rows, ${sum.sha256.slice(0, 16)}`),
    });
    console.log(`${counted.format(rows)} rows of ${tenant}, and both databases say the same.
Now set PORTEVOIX_DATABASE_URL and start the endpoint. Leave PORTEVOIX_DATA as it is: the signing keys and clicks that
wait lie beside that file.`);
    return 0;
  },
};

function readTarget(to: string | undefined, { databaseUrl }: Config): string {
  if (to === undefined || !/^postgres(?:ql)?:\/\//.test(to) || !URL.canParse(to)) {
    throw new UsageError('Say where to: migrate --to postgres://user:password@host/database');
  }
  if (databaseUrl !== null) {
    throw new UsageError(
      'PORTEVOIX_DATABASE_URL is set: the company is in PostgreSQL already. Unset it to move a SQLite file.',
    );
  }
  return to;
}
