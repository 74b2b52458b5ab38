import { linkedin, linkedinExpected } from './linkedin.ts';
import type { ExpectedComposer, NetworkOutline } from './network.ts';
import { x, xExpected } from './x.ts';

const expected: ReadonlyMap<string, ExpectedComposer> = new Map([
  [linkedin.id, linkedinExpected],
  [x.id, xExpected],
]);

/**
 * Where this network has posts written, whatever its editor looks like.
 *
 * @throws Error if the network has no entry here, which the registry's tests rule out
 */
export function expectedComposerOf({ id }: Pick<NetworkOutline, 'id'>): ExpectedComposer {
  const found = expected.get(id);
  if (!found) throw new Error(`nothing expected on ${id}`);
  return found;
}
