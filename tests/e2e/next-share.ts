import type { Company } from './company.ts';
import { expect } from './fixtures.ts';
import type { Person } from './person.ts';

/**
 * Notes one more share, as a copy from the popup does, and waits until the company has it: by then it has heard whatever a
 * page told the worker before.
 */
export async function awaitNextShare(
  { ask }: Pick<Person, 'ask'>,
  company: Company,
  network: 'linkedin' | 'x',
): Promise<void> {
  const variantId = network === 'x' ? 'short' : 'story';
  await ask('extension.share-copied', { network, itemId: 'heat-storage', variantId });
  await expect
    .poll(() => company.query(`select mode from share where mode = 'clipboard'`))
    .toHaveLength(1);
}
