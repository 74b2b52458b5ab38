import type { Page } from '@playwright/test';

/** A stand-in composer as a person meets it: where it is, how it is opened, how one posts. */
export interface StandInComposer {
  id: string;
  name: string;
  network: 'linkedin' | 'x';
  /** Part of what `npm start` shows. */
  shownInGuide?: true;
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
    id: 'linkedin-new',
    name: 'LinkedIn, new composer (TipTap in a dialog)',
    shownInGuide: true,
    network: 'linkedin',
    url: 'https://www.linkedin.com/feed/?composer=new',
    open: openComposer,
    post: (page) => page.getByRole('button', { name: 'Post', exact: true }).click(),
  },
  {
    id: 'linkedin-new-fr',
    name: 'LinkedIn, new composer in French',
    network: 'linkedin',
    url: 'https://www.linkedin.com/feed/?composer=new&locale=fr',
    open: openComposer,
    post: (page) => page.getByRole('button', { name: 'Publier', exact: true }).click(),
  },
  {
    id: 'linkedin-classic',
    name: 'LinkedIn, classic composer (Quill in a shadow root)',
    shownInGuide: true,
    network: 'linkedin',
    url: 'https://www.linkedin.com/feed/?composer=classic',
    open: openComposer,
    post: (page) => page.locator('button.share-actions__primary-action').click(),
  },
  {
    id: 'x-inline',
    name: 'X, inline composer (Draft.js)',
    shownInGuide: true,
    network: 'x',
    url: 'https://x.com/home',
    open: (page) =>
      page.locator('[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]').click(),
    post: (page) => page.locator('[data-testid="tweetButtonInline"]').click(),
  },
  {
    id: 'x-modal',
    name: 'X, modal composer (Draft.js)',
    network: 'x',
    url: 'https://x.com/compose/post',
    open: (page) => page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click(),
    post: (page) => page.locator('[data-testid="tweetButton"]').click(),
  },
];
