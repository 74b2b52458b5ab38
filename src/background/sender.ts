import type { Network } from '../networks/network.ts';
import type { MessageSender } from './handler.ts';

/**
 * True for the top frame of a network's page, false for one of our own pages, null for anything else.
 *
 * @param ownAddress address of the extension's own root, with its trailing slash
 */
export function isNetworkPage(
  { url, frameId }: MessageSender,
  networks: readonly Network[],
  ownAddress: string,
): boolean | null {
  if (url === null) return null;
  if (url.startsWith(ownAddress)) return false;
  const isNetwork = networks.some((network) =>
    network.matches.some((pattern) => url.startsWith(pattern.slice(0, -1))),
  );
  return isNetwork && frameId === 0 ? true : null;
}
