import { linkedinOutline } from './linkedin.ts';
import type { NetworkOutline } from './network.ts';
import { xOutline } from './x.ts';

const outlines: readonly NetworkOutline[] = [linkedinOutline, xOutline];

/** The outline of the network whose page this address is. */
export function outlineOfUrl(url: string): NetworkOutline | undefined {
  return outlines.find((outline) => isPageOf(outline, url));
}

/** Whether the address is a page of this network. Match patterns here are `https://host/*` only. */
export function isPageOf({ matches }: Pick<NetworkOutline, 'matches'>, url: string): boolean {
  return matches.some((pattern) => url.startsWith(pattern.slice(0, -1)));
}
