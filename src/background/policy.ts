import browser from 'webextension-polyfill';
import * as z from 'zod';

const policySchema = z.object({ endpointUrl: z.string().optional().catch(undefined) });

/** The endpoint address that the company's browser policy sets, or null. A browser without policies throws. */
export async function readManagedEndpointUrl(): Promise<string | null> {
  try {
    return policySchema.parse(await browser.storage.managed.get()).endpointUrl ?? null;
  } catch {
    return null;
  }
}
