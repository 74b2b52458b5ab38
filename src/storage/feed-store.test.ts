import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Feed } from '../contract/feed.ts';
import { makeArticle } from '../domain/item-fixtures.ts';
import { Database } from './database.ts';
import { eraseEverything } from './erase.ts';
import { FakeArea } from './fake-area.ts';
import { feedSetting } from './feed-state.ts';
import { forgetFeed, keepFeed, readFeed } from './feed-store.ts';
import { readSetting } from './settings.ts';
import { uniteCopies } from './union.ts';

const VERSION = '1.4.0';
const first: Feed = {
  tenant: 'acme',
  seq: 1,
  issuedAt: '2026-11-23T00:00:00Z',
  expiresAt: '2026-11-30T00:00:00Z',
  programme: { name: 'Acme', slug: 'acme', domains: ['www.example.com'], curatedDomains: [] },
  ambassador: { pseudonym: 'abcdefgh', locale: 'en', topics: [] },
  items: [makeArticle()],
};
const second: Feed = { ...first, seq: 2, items: [] };

let area: FakeArea;
let database: Database;
beforeEach(() => {
  area = new FakeArea();
  database = new Database(`test-${v7()}`, area);
});

const keep = (feed: Feed, where = database) =>
  keepFeed(where, { feed, checkedBy: VERSION, revisions: {}, state: feedSetting.initial });
/** As a worker reads it that has just started. */
async function readAnew(version = VERSION): Promise<Feed | null> {
  database.remembered.forget();
  return readFeed(database, version);
}
const changeText = (text: string) => database.settings.put({ key: 'feed-text', value: text });

describe('a feed that was kept', () => {
  it('is read word for word, and what it says as a whole without its text', async () => {
    await keep(first);
    expect(await readAnew()).toEqual(first);
    await database.settings.delete('feed-text');
    const { head } = await readSetting(database, feedSetting);
    expect(head).toMatchObject({ tenant: 'acme', seq: 1, itemCount: 1 });
  });

  it('is read once for whoever asks, and the next one is seen at once', async () => {
    await keep(first);
    const read = vi.spyOn(JSON, 'parse');
    const both = await Promise.all([readFeed(database, VERSION), readFeed(database, VERSION)]);
    expect(both).toEqual([first, first]);
    expect(read).toHaveBeenCalledOnce();
    await keep(second);
    expect(await readFeed(database, VERSION)).toEqual(second);
  });

  it('is there as long as either copy is', async () => {
    await keep(first);
    await database.settings.clear();
    expect(await readAnew()).toEqual(first);
    await uniteCopies(database);
    area.items.clear();
    expect(await readAnew()).toEqual(first);
  });

  it('is the other copy’s when the text of one is damaged, old or another', async () => {
    await keep(first);
    for (const text of ['', '{"items":[', JSON.stringify({ ...first, seq: 9 })]) {
      await changeText(text);
      expect(await readAnew()).toEqual(first);
    }
  });

  it('is nothing when no copy has the text that was checked, and is found again once one has', async () => {
    await keep(first);
    await changeText(JSON.stringify(second));
    area.items.delete('se:feed-text');
    expect(await readAnew()).toBeNull();
    await changeText(JSON.stringify(first));
    expect(await readFeed(database, VERSION)).toEqual(first);
  });

  it('has its shape checked again by another version of the extension', async () => {
    const items = first.items.map((item) => ({ ...item, weather: 'fine' }));
    await keep({ ...first, items });
    expect(await readAnew()).toMatchObject({ items: [{ weather: 'fine' }] });
    expect(await readAnew('1.3.0')).toBeNull();
    await keep(first);
    expect(await readAnew('1.5.0')).toEqual(first);
  });

  it('is gone when it was forgotten or erased', async () => {
    await keep(first);
    await forgetFeed(database);
    expect(await readFeed(database, VERSION)).toBeNull();
    expect(JSON.stringify([...area.items])).not.toContain('Heat kept');
    await keep(first);
    expect(await readFeed(database, VERSION)).toEqual(first);
    await eraseEverything(database);
    expect(await readFeed(database, VERSION)).toBeNull();
  });
});
