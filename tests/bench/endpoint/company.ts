import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolmentSchema } from '../../../src/contract/enrolment.ts';
import type { Context } from '../../../src/endpoint/context.ts';
import { mintEnrolmentCodes } from '../../../src/endpoint/enrolment/enrolment-codes.ts';
import { mintStaffToken } from '../../../src/endpoint/enrolment/staff-tokens.ts';
import { makeLinkCode } from '../../../src/endpoint/links/make-link.ts';
import { openContext } from '../../../src/endpoint/open-context.ts';
import { makeItem, programme } from '../../endpoint/samples.ts';
import { type RunningEndpoint, startEndpoint } from '../../stage/endpoint.ts';

/** A company of the benchmark: an endpoint process, its database from inside, and who may ask. */
export interface Company {
  endpoint: RunningEndpoint;
  context: Context;
  dataFile: string;
  deviceToken: string;
  adminToken: string;
  /** The address of a short link of its one item. */
  link: string;
  close(): Promise<void>;
}

/** Nobody is told to come back later: what is measured is what the endpoint can do. */
const NO_LIMITS = {
  PORTEVOIX_RATE_DEVICE: '100000000',
  PORTEVOIX_RATE_STAFF: '100000000',
  PORTEVOIX_RATE_TENANT: '100000000',
};

/** Founds a company with one item in a folder of its own, on SQLite unless another database is named. */
export async function foundCompany(variables: Record<string, string> = {}): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  const dataFile = join(folder, 'portevoix.sqlite');
  const databaseUrl = variables.PORTEVOIX_DATABASE_URL ?? null;
  const context = await openContext({ dataFile, databaseUrl, tenant: 'default' });
  await context.store.saveContent('default', {
    programme,
    items: [makeItem()],
    now: new Date().toISOString(),
  });
  const made = await makeLinkCode(context, {
    itemId: 'first-light',
    ambassadorId: null,
    network: 'x',
  });
  const endpoint = await startEndpoint({
    dataFile,
    variables: { ...NO_LIMITS, PORTEVOIX_LINK_URL: 'https://go.example.com', ...variables },
  });
  const { codes } = await mintEnrolmentCodes(
    context,
    { count: 1, locale: 'en', topics: [], trained: false },
    'bench',
  );
  const answer = await fetch(`${endpoint.url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: codes[0], clientVersion: '1.0.0' }),
  });
  const { deviceToken } = enrolmentSchema.parse(await answer.json());
  return {
    endpoint,
    context,
    dataFile,
    deviceToken,
    adminToken: await mintStaffToken(context, { label: 'Bench', roles: ['admin'] }),
    link: `${endpoint.url}/${made.ok ? made.code : ''}`,
    async close() {
      await endpoint.stop();
      await context.store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
