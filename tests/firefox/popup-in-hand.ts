import { expect } from '@playwright/test';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { PopupInHand } from '../e2e/popup-in-hand.ts';
import type { AddOn } from '../stage/firefox.ts';

/** The popup in Firefox. */
export function popupInFirefox(page: Page, addOn: AddOn): PopupInHand {
  const press = (name: string) => clickOn(page, 'button', name);
  return {
    press,
    // In a tab behind no frame is drawn, and no mouse arrives.
    async pressBehind(name) {
      await expect.poll(() => page.evaluate(pressButton, name).catch(() => false), name).toBe(true);
    },
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
    textOf: (selector) =>
      page.evaluate(
        (css) => Array.from(document.querySelectorAll(css), (it) => it.textContent).join('\n'),
        selector,
      ),
    async reload() {
      await page.evaluate(() => {
        Reflect.set(globalThis, 'isLeaving', true);
        location.reload();
      });
      // Until the new one is there, the page answers as it was.
      const isNew = () =>
        page.evaluate(
          () => !Reflect.has(globalThis, 'isLeaving') && document.readyState === 'complete',
        );
      await expect.poll(() => isNew().catch(() => false)).toBe(true);
    },
    toFront: () => page.bringToFront(),
  };
}

/** Runs in the page: presses the button with this name; false if there is none yet, or it is busy. */
function pressButton(name: string): boolean {
  const found = [...document.querySelectorAll('button:not([aria-disabled="true"])')].find(
    ({ textContent, ariaLabel }) => textContent === name || ariaLabel === name,
  ) as HTMLButtonElement | undefined;
  found?.click();
  return found !== undefined;
}

/** Clicks what says just this, once it is there and not busy: a busy button takes no click. */
export async function clickOn(page: Page, css: string, text: string): Promise<void> {
  const element = await find(
    page,
    (wanted, selector = '') =>
      [...document.querySelectorAll(selector)].find(
        ({ textContent, ariaDisabled }) => textContent === wanted && ariaDisabled !== 'true',
      ),
    text,
    css,
  );
  await element.click();
}

/** How often the page is asked for an element, and for how long, in milliseconds. */
const LOOKS = { intervals: [50], timeout: 20_000 };

/**
 * The element that a function finds in the page, once it does. Puppeteer's own waiting looks when a frame is drawn, and a tab
 * behind another draws none.
 */
async function find(
  page: Page,
  look: (wanted: string, css?: string) => Element | null | undefined,
  wanted: string,
  css = '',
): Promise<ElementHandle> {
  let found: ElementHandle | null = null;
  const isThere = async () => {
    // A page that is being opened anew has no element.
    const handle = await page.evaluateHandle(look, wanted, css).catch(() => null);
    // An element it is, if anything: the page looked for nothing else.
    found = (handle?.asElement() ?? null) as ElementHandle | null;
    return found !== null;
  };
  await expect.poll(isThere, { message: wanted, ...LOOKS }).toBe(true);
  if (found === null) throw new Error(`nothing says ${wanted}`);
  return found;
}
