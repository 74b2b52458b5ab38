import { stopWorker } from '../faults/browser.ts';
import { until } from '../faults/until.ts';
import { askWorker } from '../stage/enrol.ts';
import { type Browser, openBrowser } from './browser.ts';
import { keepState, putStateBack } from './kept-states.ts';

/** A browser that tests use one after the other. Launching one takes longer than most of what is tested in it. */
export interface LentBrowser {
  browser: Browser;
  /** Of the person who is enrolled in the state of that name. */
  pseudonym: string;
  /** Closes what a test left open, sends what is on its way, and puts all that the extension stores back as it was. */
  putBack(state: 'installed' | 'enrolled'): Promise<void>;
}

/** A file of the extension that opens as a page without any script. */
const QUIET_PAGE = 'manifest.json';

/** Opens a browser to lend, and enrols its person; `enrol` gives their pseudonym. */
export async function openLentBrowser(
  enrol: (browser: Browser) => Promise<string>,
): Promise<LentBrowser> {
  const browser = await openBrowser();
  const { context, extensionId } = browser;
  const [keeper = await context.newPage()] = context.pages();
  await keeper.goto(`chrome-extension://${extensionId}/${QUIET_PAGE}`);
  const putBack: LentBrowser['putBack'] = async (state) => {
    const others = context.pages().filter((page) => page !== keeper);
    await Promise.all(others.map((page) => page.close()));
    // What is on its way arrives in this test's company, not in the next one's.
    await askWorker(keeper, 'extension.deliver-now');
    // A worker remembers what it has read.
    await stopWorker(context);
    await keeper.evaluate(putStateBack, state);
    // The next one makes the menu that belongs to the state.
    if (state === 'enrolled')
      await askWorker(keeper, 'extension.choose-mode', { mode: 'in-composer' });
    else await askWorker(keeper, 'extension.get-device');
    browser.forget();
  };
  // Later, it would come in front of a test's page.
  await until('the page is there that opens by itself', () =>
    context.pages().some((page) => page.url().endsWith('/welcome.html')),
  );
  await askWorker(keeper, 'extension.get-device');
  await keeper.evaluate(keepState, 'installed');
  const pseudonym = await enrol(browser);
  await keeper.evaluate(keepState, 'enrolled');
  await putBack('enrolled');
  return { browser, pseudonym, putBack };
}
