import { networkOfUrl } from '../networks/registry.ts';
import type { MessageSender } from './handler.ts';

/**
 * True for the top frame of a network's page, false for one of our own pages, null for anything else.
 *
 * @param ownAddress address of the extension's own root, with its trailing slash
 */
export function isNetworkPage({ url, frameId }: MessageSender, ownAddress: string): boolean | null {
  if (url === null) return null;
  if (url.startsWith(ownAddress)) return false;
  return networkOfUrl(url) && frameId === 0 ? true : null;
}
