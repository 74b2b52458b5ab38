import { linkedin } from './linkedin.ts';
import type { Network } from './network.ts';
import { isPageOf } from './outlines.ts';
import { x } from './x.ts';

/** Every network, in the order that people see them. A new network is its file, its line here and its stand-in page. */
export const networks: readonly Network[] = [linkedin, x];

/** The network with this id, if there is one. */
export function findNetwork(id: string): Network | undefined {
  return networks.find((network) => network.id === id);
}

/** The network whose page this address is. */
export function networkOfUrl(url: string): Network | undefined {
  return networks.find((network) => isPageOf(network, url));
}
