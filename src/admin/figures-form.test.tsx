// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEndpointClient } from '../sync/endpoint-client.ts';
import { FakePage, installBrowser } from '../ui/fake-page.ts';
import { FiguresForm } from './figures-form.tsx';
import { ownFigures } from './results-fixtures.ts';

/** What was asked of the endpoint, and with which entity tag. */
const asked: { method: string; tag: string | null }[] = [];
const onSaved = vi.fn<() => void>();
const onSignOut = vi.fn<() => void>();
/** What the endpoint answers instead of saving; null: it saves. */
let fault: number | null;
let revision: number;
/** What the endpoint waits for before it has saved; null: nothing. */
let saving: PromiseWithResolvers<void> | null;
let page: FakePage;

const client = createEndpointClient({
  baseUrl: 'https://portevoix.example.com',
  token: 'secret',
  async fetch(_url, { method = 'GET', headers } = {}) {
    const tag = new Headers(headers).get('if-match');
    asked.push({ method, tag });
    if (method === 'PUT') await saving?.promise;
    if (method === 'PUT' && fault) return new Response('<html>', { status: fault });
    if (method === 'PUT' && tag !== `"${revision}"`) return new Response('{}', { status: 412 });
    if (method === 'PUT') revision += 1;
    return new Response(JSON.stringify({ ...ownFigures, revision }));
  },
});

beforeEach(async () => {
  asked.length = 0;
  onSaved.mockReset();
  revision = 3;
  saving = null;
  fault = null;
  installBrowser({});
  page = await FakePage.open(
    <FiguresForm client={client} onSaved={onSaved} onSignOut={onSignOut} />,
  );
});
afterEach(() => page.close());

describe('the company’s own figures', () => {
  test('are read, changed and saved by the revision that was read, each time again', async () => {
    await page.fill('Minutes per share', '4,5');
    await page.press('Save figures');
    expect(page.text).toContain('Saved. Results use these figures from now on.');
    await page.press('Save figures');
    expect(asked.map(({ tag }) => tag)).toEqual([null, '"3"', '"4"']);
    expect(onSaved).toHaveBeenCalledTimes(2);
  });

  test('that are typed while others are saved are not called saved', async () => {
    saving = Promise.withResolvers();
    await page.fill('Minutes per share', '4');
    await page.press('Save figures');
    await page.fill('Minutes per share', '5');
    saving.resolve();
    await page.settle();
    expect(page.text).not.toContain('Saved.');
    expect(page.field('Minutes per share').value).toBe('5');
    await page.press('Save figures');
    expect(page.text).toContain('Saved.');
  });

  test('that the server does not take are there to be saved again, and whoever’s key ran out can sign in', async () => {
    await page.fill('Minutes per share', '4');
    fault = 503;
    await page.press('Save figures');
    expect(page.text).toContain('fault of its own or is busy');
    fault = 401;
    await page.press('Try again');
    await page.press('Sign in again');
    expect(onSignOut).toHaveBeenCalledTimes(1);
    fault = null;
    await page.press('Save figures');
    expect(page.text).toContain('Saved.');
    expect(page.field('Minutes per share').value).toBe('4');
  });

  test('that do not fit are not sent, and each field says what it takes', async () => {
    await page.fill('Licence per month', 'much');
    await page.fill('High end', '1');
    await page.press('Save figures');
    expect(page.text).toContain('Type an amount, such as 1250 or 1250.50.');
    expect(page.text).toContain('Use the low end or more.');
    expect(page.text).toContain('Nothing was saved.');
    expect(asked).toHaveLength(1);
  });

  test('have a price for ads added and taken away', async () => {
    await page.press('Remove this price');
    expect(page.text).not.toContain('Low end');
    await page.press('Add a price for ads');
    expect(page.text).toContain('Low end');
  });

  test('that somebody else changed meanwhile are not overwritten, and what was typed stays', async () => {
    revision = 9;
    await page.fill('Minutes per share', '9');
    await page.press('Save figures');
    expect(page.text).toContain('Somebody else changed the figures meanwhile.');
    expect(onSaved).not.toHaveBeenCalled();
    await page.press('Load again');
    expect(page.text).not.toContain('Somebody else changed');
    await page.press('Save figures');
    expect(onSaved).toHaveBeenCalledTimes(1);
  });
});
