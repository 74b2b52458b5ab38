import type { Page } from '@playwright/test';
import { importDocument } from '../e2e/content.ts';
import { type InPage, inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Bench } from './bench.ts';
import { until } from './until.ts';

/** What the button said of a click. */
export type Said = 'recorded' | 'not recorded';

/** A page of X whose composer is open and whose button has something to offer. */
export interface OfferedPage {
  page: Page;
  ours: InPage;
}

/** Opens a composer and waits until the button beside it is ready. */
export async function openOffered(bench: Bench): Promise<OfferedPage> {
  const page = await bench.openComposer();
  const ours = await inPage(page);
  await until('the button has something to offer', async () => {
    const label = (await ours.label()) ?? '';
    return importDocument.items.some(({ title }) => label.includes(title));
  });
  return { page, ours };
}

/**
 * Clicks the button and reads what it says; the ledger keeps both.
 *
 * @param meanwhile runs between the click and the answer
 */
export async function clickInsert(
  { ledger }: Bench,
  { ours }: OfferedPage,
  meanwhile: () => Promise<void> = async () => {},
): Promise<Said> {
  ledger.clicks.made += 1;
  await ours.click('insert');
  await meanwhile();
  const said = await until('the button says what became of it', async () => {
    const text = await ours.text();
    if (text.includes(words('composer_not_recorded'))) return 'not recorded' as const;
    return text.includes(words('composer_inserted')) ? ('recorded' as const) : null;
  });
  if (said === 'recorded') ledger.clicks.recorded += 1;
  return said ?? 'not recorded';
}
