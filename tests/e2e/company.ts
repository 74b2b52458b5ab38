import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type RunningEndpoint,
  readInvitations,
  runEndpointCommand,
  startEndpoint,
} from '../stage/endpoint.ts';
import { cleanEnvironment } from '../stage/endpoint-environment.ts';
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

/** What a company begins with: the test's content in a database, an admin's token, and codes of people who are invited. */
interface Beginning {
  folder: string;
  adminToken: string;
  codes: readonly string[];
}

const DATA_FILE = 'endpoint.sqlite';
const INVITE = ['invite', '--count', '100', '--topics', 'energy'];
/** How long a look into the database waits for the endpoint, which may be writing, in milliseconds. */
const BUSY_LIMIT_MS = 10_000;

/** Fills a new database by the endpoint's own commands; each is a process, and takes longer than to copy what it leaves. */
async function begin(variables: Readonly<Record<string, string>>): Promise<Beginning> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-e2e-'));
  const dataFile = join(folder, DATA_FILE);
  const env = { ...cleanEnvironment(), PORTEVOIX_DATA: dataFile, ...variables };
  const document = join(folder, 'content.json');
  await writeFile(document, JSON.stringify(importDocument));
  await runEndpointCommand(env, ['import', document]);
  const adminToken = await runEndpointCommand(env, ['admin-token']);
  const printed = await runEndpointCommand(env, INVITE);
  const codes = readInvitations(printed).map(({ code }) => code);
  return { folder, adminToken: adminToken.trim(), codes };
}

/** What most companies of this process begin with; made once, and forgotten with the process. */
let common: Promise<Beginning> | undefined;

async function copyCommon(): Promise<Beginning> {
  common ??= begin({}).then((made) => {
    process.once('exit', () => rmSync(made.folder, { recursive: true, force: true }));
    return made;
  });
  const made = await common;
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-e2e-'));
  await cp(made.folder, folder, { recursive: true });
  return { ...made, folder };
}

/**
 * Starts a company: a database in a folder of its own, the test's content in it, an admin. `variables` are more of the
 * endpoint's environment; with a database elsewhere, `query` and `execute` have nothing to look at.
 */
export async function foundCompany(
  variables: Readonly<Record<string, string>> = {},
): Promise<Company> {
  const isElsewhere = 'PORTEVOIX_DATABASE_URL' in variables;
  const { folder, adminToken, codes } = await (isElsewhere ? begin(variables) : copyCommon());
  const endpoint = await startEndpoint({ dataFile: join(folder, DATA_FILE), variables });
  const invitations = [...codes];
  const open = (readOnly: boolean) =>
    new DatabaseSync(endpoint.dataFile, {
      readOnly,
      enableForeignKeyConstraints: false,
      timeout: BUSY_LIMIT_MS,
    });
  return {
    ...endpoint,
    adminToken,
    async invite() {
      if (invitations.length === 0) {
        const printed = await endpoint.cli(...INVITE);
        invitations.push(...readInvitations(printed).map(({ code }) => code));
      }
      return invitations.pop() ?? '';
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
