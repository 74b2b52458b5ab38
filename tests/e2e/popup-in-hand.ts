import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** The popup in somebody's hands, in whichever browser: a tab here, since no test can press the toolbar icon. */
export interface PopupInHand {
  /** Presses the button, or the place in the bar, of just this name. */
  press(name: string): Promise<void>;
  /** Presses a button while another tab is in front: the popup then looks at that one, as if it had opened over it. */
  pressBehind(name: string): Promise<void>;
  /** Writes into the field with this label, in the place of what it holds. */
  fill(label: string, text: string): Promise<void>;
  /** Presses what saves a file, and gives what is in it. */
  save(name: string): Promise<string>;
  /** All that stands in it. */
  text(): Promise<string>;
  /** What stands in a part of it; nothing while there is no such part. */
  textOf(selector: string): Promise<string>;
  /** Opens it anew: it asks which composer waits behind it. */
  reload(): Promise<void>;
  toFront(): Promise<void>;
}

/** The popup in Chromium. */
export function popupInChromium(page: Page): PopupInHand {
  const press = (name: string) => {
    const named = { name, exact: true };
    return page.getByRole('button', named).or(page.getByRole('tab', named)).click();
  };
  return {
    press,
    pressBehind: press,
    fill: (label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text),
    async save(name) {
      const download = page.waitForEvent('download');
      await press(name);
      return readFile(await (await download).path(), 'utf8');
    },
    text: () => page.locator('body').innerText(),
    textOf: async (selector) => (await page.locator(selector).allTextContents()).join('\n'),
    async reload() {
      await page.reload();
    },
    toFront: () => page.bringToFront(),
  };
}
