import type { AdminSession } from '../../contract/share-log.ts';
import { networks } from '../../networks/registry.ts';
import type { Context } from '../context.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /v1/admin/me`: whom the admin token speaks for, and what the share log can be filtered by. */
export function registerAdminSession(app: EndpointApp, { store, tenant }: Context): void {
  app.get('/v1/admin/me', async (): Promise<AdminSession> => {
    const { programme } = await store.readTenant(tenant);
    return {
      tenant,
      programmeName: programme?.name ?? tenant,
      campaigns: await store.listCampaigns(tenant),
      networks: networks.map((network) => network.id),
    };
  });
}
