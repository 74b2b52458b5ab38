import type { ElementHandle, Page } from 'puppeteer-core';
import type { PopupInHand } from '../e2e/popup-in-hand.ts';
import type { AddOn } from '../stage/firefox.ts';

/** The popup in Firefox. */
export function popupInFirefox(page: Page, addOn: AddOn): PopupInHand {
  const press = (name: string) => clickOn(page, 'button', name);
  return {
    press,
    async fill(label, text) {
      const found = await find(page, 'label', label);
      const field = await found.evaluateHandle((it) => (it as HTMLLabelElement).control);
      await field.asElement()?.type(text);
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
  await (await find(page, css, text)).click();
}

/** What says just this, once it is there. */
async function find(page: Page, css: string, text: string): Promise<ElementHandle> {
  const handle = await page.waitForFunction(
    (selector, wanted) =>
      [...document.querySelectorAll(selector)].find(({ textContent }) => textContent === wanted),
    {},
    css,
    text,
  );
  // An element it is: the page looked for nothing else.
  return handle.asElement() as ElementHandle;
}
