import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { mintTenantSecret } from './enrolment/secrets.ts';
import type { Clock } from './instants.ts';
import { noMeters } from './metrics/meters.ts';
import { GROUP_MIN } from './results/group-size.ts';
import { createKeyFile, KeyFileError, keyFileBeside, readKeyFile } from './signing/key-file.ts';
import { makeSigner, mintKeys } from './signing/signer.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import type { StoreLocation } from './store/store-location.ts';

/**
 * What is opened: which database, for whom, and the key file when it is not beside the database; the smallest group unless it
 * is the usual one.
 */
export type ContextConfig = StoreLocation &
  Pick<Config, 'tenant'> &
  Partial<Pick<Config, 'keyFile' | 'groupMin'>>;

/**
 * Opens the store that the configuration names, with its tenant ready in it, and the tenant's signing keys. The
 * caller closes the store. Keys beside a new database are made; any others must be there.
 *
 * @throws {KeyFileError} if the keys are missing or can't be used
 */
export async function openContext(
  config: ContextConfig,
  now: Clock = () => new Date(),
): Promise<Context> {
  const { context, file } = await openWithoutKeys(config, now);
  try {
    if (!readKeyFile(file, config.tenant))
      await makeFirstKeys(context.store, { ...config, file, now });
    return context;
  } catch (error) {
    await context.store.close();
    throw error;
  }
}

/** Opens the store without asking for keys: for the commands that make them. */
export async function openWithoutKeys(
  config: ContextConfig,
  now: Clock = () => new Date(),
): Promise<{ context: Context; file: string }> {
  const store = await openStore(config, now);
  const { tenant } = config;
  await store.createTenant(tenant, { secret: mintTenantSecret(), now: now().toISOString() });
  const file = config.keyFile ?? keyFileBeside(config.dataFile);
  const { groupMin = GROUP_MIN } = config;
  const context: Context = {
    store,
    location: { databaseUrl: config.databaseUrl, dataFile: config.dataFile },
    tenant,
    now,
    groupMin,
    readSigner: () => readSigner(file, tenant),
    meters: noMeters,
  };
  return { context, file };
}

/** Devices that pinned keys believe no others: new ones are made only where nothing was ever signed. */
async function makeFirstKeys(
  store: Store,
  {
    tenant,
    keyFile,
    file,
    now,
  }: Pick<ContextConfig, 'tenant' | 'keyFile'> & { file: string; now: Clock },
): Promise<void> {
  const signed = await store.hasSignedItems(tenant);
  if (keyFile || signed) {
    const why = signed
      ? ' The content here was signed with it: put back the copy that you keep.'
      : '';
    throw new KeyFileError(
      `There is no key file ${file}.${why} To make new keys: keys init. Devices that are enrolled already then have to enrol again.`,
    );
  }
  createKeyFile(file, mintKeys(tenant, now()));
}

function readSigner(file: string, tenant: string) {
  const keys = readKeyFile(file, tenant);
  if (!keys) throw new KeyFileError(`There is no key file ${file}.`);
  return makeSigner(keys);
}
