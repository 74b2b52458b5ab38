import browser from 'webextension-polyfill';
import * as z from 'zod';
import { shareModeSchema } from '../contract/event.ts';

/** A value that does not fit counts as not set; assets/public/managed-policy.json tells the browser the same shape. */
const policySchema = z.object({
  endpointUrl: z.string().nullable().catch(null).default(null),
  shareMode: shareModeSchema.catch('in-composer').default('in-composer'),
});

/** What the company's browser policy sets: its endpoint's address, and the highest share mode it allows. */
export type Policy = z.infer<typeof policySchema>;

/** Reads the browser policy; a browser without any throws, and then everything is as if nothing were set. */
export async function readPolicy(): Promise<Policy> {
  try {
    return policySchema.parse(await browser.storage.managed.get());
  } catch {
    return policySchema.parse({});
  }
}
