import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { mintTenantSecret } from './enrolment/secrets.ts';
import type { Clock } from './instants.ts';
import { openStore } from './store/open-store.ts';

/** Opens the store that the configuration names, with its tenant ready in it. The caller closes the store. */
export async function openContext(
  config: Pick<Config, 'databaseUrl' | 'dataFile' | 'tenant'>,
  now: Clock = () => new Date(),
): Promise<Context> {
  const store = await openStore(config, now);
  const { tenant } = config;
  await store.createTenant(tenant, { secret: mintTenantSecret(), now: now().toISOString() });
  return { store, tenant, now };
}
