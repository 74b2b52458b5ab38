import browser, { type Runtime } from 'webextension-polyfill';
import { Database } from '../storage/database.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import { createEndpointClient } from '../sync/endpoint-client.ts';
import { ensureAlarms, listenForAlarms, scheduleDelivery } from './alarms.ts';
import type { WorkerContext } from './context.ts';
import { createDeliverSoon } from './deliver-soon.ts';
import { deliver } from './delivery.ts';
import { refresh } from './feed.ts';
import { asNetworkTab, findNetworkTab } from './focused-composer.ts';
import { createGatedFetch } from './gated-fetch.ts';
import type { MessageSender } from './handler.ts';
import { extensionHandlers } from './handlers/from-extension.ts';
import { pageHandlers } from './handlers/from-page.ts';
import { injectLoaderEverywhere, injectPart } from './inject.ts';
import { insertBestHere, insertHere } from './insert-here.ts';
import { openJournalArea } from './journal-area.ts';
import { logFailure } from './log.ts';
import { readMenuEntry, rebuildMenu } from './menu.ts';
import { notePageMode, readPageMode } from './page-mode.ts';
import { readPolicy } from './policy.ts';
import { publishRecipes } from './publish-recipes.ts';
import { type Receiver, receive } from './receive.ts';
import { isNetworkPage } from './sender.ts';
import { tellOutcome } from './tell.ts';
import { showUnseenFacts } from './unseen-facts.ts';

/** Name of the keyboard command in the manifest. */
const INSERT_COMMAND = 'insert';
/** What the worker does at each start waits for so long, in milliseconds: a click that woke it is recorded first. */
const START_PAUSE_MS = 250;
/** Shortest alarm of a packed extension, in milliseconds. */
const ALARM_FLOOR_MS = 30_000;

const now = () => new Date();

/** Starts the worker: every listener is registered in this first turn, so that any event can wake it. */
export function startWorker(): void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const database = new Database('portevoix', openJournalArea());
  const gatedFetch = createGatedFetch(database, now);
  const context: WorkerContext = {
    database,
    now,
    random: Math.random,
    clientVersion: browser.runtime.getManifest().version,
    createClient: (options) => createEndpointClient({ ...options, fetch: gatedFetch }),
    readPolicy,
    scheduleDelivery: async (delayMs) => {
      // Alarms take half a minute at the least; a worker that is still awake then need not wait for one.
      clearTimeout(soon);
      if (delayMs !== null && delayMs < ALARM_FLOOR_MS) {
        soon = setTimeout(() => run('deliver', () => deliver(context)), delayMs);
      }
      await scheduleDelivery(delayMs);
    },
    openTab: async (url) => {
      await browser.tabs.create({ url });
    },
  };
  listenForMessages(context);
  listenForMenuAndKeyboard(context);
  const renew = async () => {
    await refresh(context);
    await publishRecipes(context);
    await rebuildMenu(context);
    await showUnseenFacts(context);
  };
  listenForAlarms({ refresh: renew, deliver: () => deliver(context) }, run);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') run('welcome', () => welcomeNewcomer(context));
    // After an update the new loader takes over the pages that are open.
    run('take-over', injectLoaderEverywhere);
    run('menu', () => rebuildMenu(context));
    run('deliver', () => deliver(context));
  });
  browser.runtime.onStartup.addListener(() => {
    run('refresh-feed', renew);
    run('deliver', () => deliver(context));
  });
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') run('mode', () => notePageMode(context));
  });
  globalThis.addEventListener('online', () => run('deliver', () => deliver(context, 'online')));
  setTimeout(() => {
    // The area that the loader reads may have been emptied with the browser's session.
    run('recipes', () => publishRecipes(context));
    run('mode', () => notePageMode(context));
    run('alarms', ensureAlarms);
    run('deliver', () => deliver(context));
  }, START_PAUSE_MS);
}

/** The context menu and the keyboard insert into the focused composer and add nothing to the page. */
function listenForMenuAndKeyboard(context: WorkerContext): void {
  browser.contextMenus.onClicked.addListener((info, clicked) => {
    const ids = readMenuEntry(info.menuItemId);
    const tab = clicked ? asNetworkTab(clicked) : null;
    if (!ids || !tab) return;
    run('menu', async () => tellOutcome(tab.tabId, await insertHere(context, tab, ids)));
  });
  browser.commands.onCommand.addListener((command) => {
    if (command !== INSERT_COMMAND) return;
    run('keyboard', async () => {
      const tab = await findNetworkTab();
      if (tab) await tellOutcome(tab.tabId, await insertBestHere(context, tab));
    });
  });
}

function listenForMessages(context: WorkerContext): void {
  const deliverSoon = createDeliverSoon(context, run);
  const receiver: Receiver = {
    fromPage: pageHandlers(context, {
      inject: injectPart,
      openWelcome,
      readMode: () => readPageMode(context),
      later: (work) => run('record', work),
      deliverSoon,
    }),
    fromExtension: extensionHandlers(context, {
      later: (work) => run('deliver', work),
      deliverSoon,
    }),
    isPage: (sender) => isNetworkPage(sender, browser.runtime.getURL('')),
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    receive(receiver, message, describeSender(sender)),
  );
}

/** Asks a person who has not decided yet: an extension whose files are loaded again says that it was installed, too. */
async function welcomeNewcomer({ database }: WorkerContext): Promise<void> {
  const { consent } = await readSetting(database, deviceSetting);
  if (consent === 'undecided') await openWelcome();
}

async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
}

function describeSender(sender: Runtime.MessageSender): MessageSender {
  const isOurs = sender.id === browser.runtime.id;
  return {
    tabId: sender.tab?.id ?? null,
    frameId: sender.frameId ?? null,
    url: isOurs ? (sender.url ?? null) : null,
  };
}

/** Runs work that nothing waits for; a failure is logged and ends there. */
function run(part: string, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => logFailure(part, error));
}
