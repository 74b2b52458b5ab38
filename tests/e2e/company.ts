import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type Invitation,
  type RunningEndpoint,
  readInvitations,
  startEndpoint,
} from '../stage/endpoint.ts';
import { importDocument } from './content.ts';

/** A company with its endpoint: a database of its own, the test's content in it, an admin. */
export interface Company extends RunningEndpoint {
  adminToken: string;
  /** A fresh one-time code for somebody whose field is energy. */
  invite(): Promise<string>;
  /** Rows of a query on the company's database, read from the file itself. */
  query(sql: string): Record<string, unknown>[];
  /** Changes the database behind the endpoint's back. */
  execute(sql: string): void;
}

/**
 * Starts a company: a database in a folder of its own, the test's content in it, an admin. `variables` are more of the
 * endpoint's environment; with a database elsewhere, `query` and `execute` have nothing to look at.
 */
export async function foundCompany(
  variables: Readonly<Record<string, string>> = {},
): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-e2e-'));
  const endpoint = await startEndpoint({ dataFile: join(folder, 'endpoint.sqlite'), variables });
  const document = join(folder, 'content.json');
  await writeFile(document, JSON.stringify(importDocument));
  await endpoint.cli('import', document);
  const invitations: Invitation[] = [];
  const open = (readOnly: boolean) =>
    new DatabaseSync(endpoint.dataFile, { readOnly, enableForeignKeyConstraints: false });
  return {
    ...endpoint,
    adminToken: (await endpoint.cli('admin-token')).trim(),
    async invite() {
      if (invitations.length === 0) {
        const printed = await endpoint.cli('invite', '--count', '100', '--topics', 'energy');
        invitations.push(...readInvitations(printed));
      }
      return invitations.pop()?.code ?? '';
    },
    query(sql) {
      const database = open(true);
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
    execute(sql) {
      const database = open(false);
      database.exec(sql);
      database.close();
    },
  };
}

/** Stops the endpoint and forgets its database. */
export async function closeCompany(company: Company): Promise<void> {
  await company.stop();
  await rm(dirname(company.dataFile), { recursive: true, force: true });
}
