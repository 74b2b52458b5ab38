import type { BrowserContext, Page } from '@playwright/test';
import { stopWorker } from '../../faults/browser.ts';
import { until } from '../../faults/until.ts';
import { type ComposerStandIn, standInUrl } from '../../pages/stand-ins.ts';
import { inPage } from '../../stage/in-page.ts';
import { traceOwnScript } from './own-tasks.ts';
import { installStopwatch, type Stopwatch } from './stopwatch.ts';

/** The shortest event that Event Timing reports, by its specification; a click without an entry took less. */
const SHORTEST_EVENT_MS = 16;

/** How long an entry of Event Timing may be awaited, in milliseconds: it comes after the next frame. */
const ENTRY_LIMIT_MS = 2_000;

/** How a composer is visited. */
export interface VisitPlan {
  standIn: ComposerStandIn;
  /** `asleep`: the worker is stopped before the composer opens, as after half a minute without work. */
  worker: 'asleep' | 'awake';
  /** How many times slower the page's processor is while our button is clicked; 1 is as it is. */
  slowdown: number;
  /** Whether Chromium traces the visit, for the tasks of our script; it makes all of them slower. */
  traced: boolean;
}

/** What one visit measured, in milliseconds. */
export interface Visit extends VisitPlan {
  /** From the composer in the page to the frame that shows our button. */
  buttonMs: number;
  /** From the click on our button to the text in the editor's own model. */
  insertedMs: number;
  /** The click by Event Timing: from the input to the next frame, the longest of its events. */
  interactionMs: number;
  /** For each task of the page in which our script ran, how long it ran there; none of a visit without a trace. */
  ownScriptMs: number[];
}

/** Opens a composer, waits for our button and the offer in it, clicks it, and waits for the text. */
export async function visitComposer(context: BrowserContext, plan: VisitPlan): Promise<Visit> {
  const { standIn, worker, slowdown, traced } = plan;
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const readOwnScript = traced ? await traceOwnScript(session) : async () => [];
  await page.goto(standInUrl(standIn), { waitUntil: 'load' });
  await page.evaluate(installStopwatch, {
    editorCss: standIn.editor,
    shortestEventMs: SHORTEST_EVENT_MS,
  });
  if (worker === 'asleep') await stopWorker(context);
  if (standIn.opens === 'asked') await page.evaluate(() => window.standIn.openComposer());
  else await page.locator(standIn.editor).click();
  const buttonMs = await read(page, 'button');
  await waitForOffer(page);
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await (await inPage(page)).click('insert');
  const insertedMs = await read(page, 'inserted');
  const interactionMs = await read(page, 'interaction', ENTRY_LIMIT_MS).catch(
    () => SHORTEST_EVENT_MS,
  );
  const ownScriptMs = await readOwnScript();
  await page.close();
  return { ...plan, buttonMs, insertedMs, interactionMs, ownScriptMs };
}

/** The button names the best choice once the worker has answered: a person reads it before they click. */
async function waitForOffer(page: Page): Promise<void> {
  const ours = await inPage(page);
  await until('the button names a choice', async () =>
    Boolean((await ours.label())?.startsWith('Insert approved content: ')),
  );
}

/** What the page's stopwatch measured, as soon as it has. */
async function read(page: Page, name: keyof Stopwatch, limitMs = 10_000): Promise<number> {
  const handle = await page.waitForFunction((key) => window.stopwatch[key], name, {
    timeout: limitMs,
  });
  return (await handle.jsonValue()) ?? Number.NaN;
}
