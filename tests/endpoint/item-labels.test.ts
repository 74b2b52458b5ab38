import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import { makeItem, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation } from './test-location.ts';

/** A store with two companies, each with an item of which only the campaign changes. */
async function open() {
  const store = await openStore(await freshLocation(), () => new Date(NOW));
  onTestFinished(() => store.close());
  for (const tenant of ['one', 'two']) await store.createTenant(tenant, { secret: 's', now: NOW });
  const save = (tenant: string, revision: number, slug: string) =>
    store.saveContent(tenant, {
      programme,
      items: [makeItem({ revision, campaign: { id: 'c', slug } })],
      now: NOW,
    });
  const ask = async (tenant: string) =>
    (await store.listItemLabels(tenant)).map(({ campaign }) => campaign);
  return { store, save, ask };
}

describe(`the labels of items, on ${engine}`, () => {
  it('are those of the newest revision, of that company, also where somebody asked before', async () => {
    const { save, ask } = await open();
    expect(await ask('one')).toEqual([]);
    await save('one', 1, 'spring');
    await save('two', 1, 'autumn');
    expect([await ask('one'), await ask('two')]).toEqual([['spring'], ['autumn']]);
    await save('one', 2, 'summer');
    expect([await ask('one'), await ask('two')]).toEqual([['summer'], ['autumn']]);
  });

  it('are read once for as long as no item changes', async () => {
    const { store, save } = await open();
    await save('one', 1, 'spring');
    const labels = await store.listItemLabels('one');
    await save('one', 1, 'spring');
    await save('two', 1, 'autumn');
    expect(await store.listItemLabels('one')).toBe(labels);
  });

  it('are the newest ones after somebody asked while they changed', async () => {
    const { save, ask } = await open();
    for (let revision = 1; revision <= 10; revision += 1) {
      const slug = `c${revision}`;
      await Promise.all([ask('one'), save('one', revision, slug), ask('one'), ask('one')]);
      expect(await ask('one')).toEqual([slug]);
    }
  });
});
