import type { ElementHandle, Page } from 'puppeteer-core';
import type { PopupInHand } from '../e2e/popup-in-hand.ts';
import type { AddOn } from '../stage/firefox.ts';

/** The popup in Firefox. */
export function popupInFirefox(page: Page, addOn: AddOn): PopupInHand {
  const press = (name: string) => clickOn(page, 'button', name);
  return {
    press,
    async fill(label, text) {
      const field = await find(
        page,
        (wanted) =>
          [
            ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
          ].find(
            ({ ariaLabel, labels }) => ariaLabel === wanted || labels?.[0]?.textContent === wanted,
          ),
        label,
      );
      await field.evaluate((it) => (it as HTMLInputElement).select());
      await field.type(text);
    },
    async save(name) {
      const saved = addOn.nextDownload();
      await press(name);
      return saved;
    },
    text: () => page.evaluate(() => document.body.innerText),
    async reload() {
      await page.evaluate(() => location.reload());
    },
  };
}

/** Clicks what says just this, once it is there. */
export async function clickOn(page: Page, css: string, text: string): Promise<void> {
  const element = await find(
    page,
    (wanted, selector = '') =>
      [...document.querySelectorAll(selector)].find(({ textContent }) => textContent === wanted),
    text,
    css,
  );
  await element.click();
}

/** The element that a function finds in the page, once it does. */
async function find(
  page: Page,
  look: (wanted: string, css?: string) => Element | null | undefined,
  wanted: string,
  css = '',
): Promise<ElementHandle> {
  const handle = await page.waitForFunction(look, {}, wanted, css);
  // An element it is: the page looked for nothing else.
  return handle.asElement() as ElementHandle;
}
