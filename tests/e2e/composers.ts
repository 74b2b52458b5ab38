import type { Page } from '@playwright/test';

/** A stand-in composer as a person meets it: where it is, how it is opened, how one posts. */
export interface StandInComposer {
  name: string;
  network: 'linkedin' | 'x';
  url: string;
  open(page: Page): Promise<void>;
  post(page: Page): Promise<void>;
}

async function openComposer(page: Page): Promise<void> {
  await page.evaluate(() => window.standIn.openComposer());
}

/** The composers in which the main job must hold. */
export const composers: readonly StandInComposer[] = [
  {
    name: 'LinkedIn, new composer (TipTap in a dialog)',
    network: 'linkedin',
    url: 'https://www.linkedin.com/feed/?composer=new',
    open: openComposer,
    post: (page) => page.getByRole('button', { name: 'Post', exact: true }).click(),
  },
  {
    name: 'LinkedIn, new composer in French',
    network: 'linkedin',
    url: 'https://www.linkedin.com/feed/?composer=new&locale=fr',
    open: openComposer,
    post: (page) => page.getByRole('button', { name: 'Publier', exact: true }).click(),
  },
  {
    name: 'LinkedIn, classic composer (Quill in a shadow root)',
    network: 'linkedin',
    url: 'https://www.linkedin.com/feed/?composer=classic',
    open: openComposer,
    post: (page) => page.locator('button.share-actions__primary-action').click(),
  },
  {
    name: 'X, inline composer (Draft.js)',
    network: 'x',
    url: 'https://x.com/home',
    open: (page) => page.locator('[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]').click(),
    post: (page) => page.locator('[data-testid="tweetButtonInline"]').click(),
  },
  {
    name: 'X, modal composer (Draft.js)',
    network: 'x',
    url: 'https://x.com/compose/post',
    open: (page) => page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click(),
    post: (page) => page.locator('[data-testid="tweetButton"]').click(),
  },
];
