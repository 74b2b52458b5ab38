import { extensionApi } from '../platform/extension-api.ts';

/** The category of Firefox's built-in data consent that covers what a share says: which item, which link, which post. */
const DATA_CATEGORIES = ['websiteActivity'];

/**
 * Asks Firefox's built-in data consent (Firefox 140) for what is sent after acceptance; other browsers have
 * none, and there the page's own decision stands alone. Must be called in the turn of a click.
 *
 * @returns false if the person said no to Firefox: then nothing may be sent
 */
export async function askBuiltInConsent(): Promise<boolean> {
  const { runtime, permissions } = extensionApi();
  if (!runtime?.getBrowserInfo || !permissions) return true;
  return permissions.request({ data_collection: DATA_CATEGORIES });
}
