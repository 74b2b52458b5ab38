// oxlint-disable unicorn/consistent-function-scoping -- sent into a page as their source: they can name nothing outside themselves
/** The extension API and the states that lie in a page of the extension; each function below is sent there as its source. */
interface Keeper {
  chrome: {
    storage: Record<'local' | 'session', Area>;
    action: { setBadgeText(badge: { text: string }): Promise<void> };
    contextMenus: { removeAll(): Promise<void> };
  };
  kept?: Record<string, KeptState>;
}

interface Area {
  get(): Promise<object>;
  set(items: object): Promise<void>;
  clear(): Promise<void>;
}

/** Both copies of all records, and what lies in memory for as long as the browser runs. */
interface KeptState {
  rows: Record<string, [key: IDBValidKey, row: unknown][]>;
  local: object;
  session: object;
}

/** Keeps all that the extension stores, under a name, for as long as this page is open. */
export async function keepState(name: string): Promise<void> {
  const own = globalThis as unknown as Keeper;
  const answered = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  const database = await answered(indexedDB.open('portevoix'));
  const rows: KeptState['rows'] = {};
  for (const table of database.objectStoreNames) {
    const store = database.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([
      answered(store.getAllKeys()),
      answered(store.getAll()),
    ]);
    rows[table] = keys.map((key, index) => [key, values[index]]);
  }
  database.close();
  const { local, session } = own.chrome.storage;
  own.kept ??= {};
  own.kept[name] = { rows, local: await local.get(), session: await session.get() };
}

/** Puts a kept state in the place of all that the extension stores now, and clears its menu and its icon. */
export async function putStateBack(name: string): Promise<void> {
  const own = globalThis as unknown as Keeper;
  const state = own.kept?.[name];
  if (!state) throw new Error(`no state ${name} was kept`);
  const opening = indexedDB.open('portevoix');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const database = opening.result;
  const transaction = database.transaction(database.objectStoreNames, 'readwrite');
  const done = new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  for (const table of database.objectStoreNames) {
    const store = transaction.objectStore(table);
    store.clear();
    for (const [key, row] of state.rows[table] ?? [])
      store.put(row, store.keyPath === null ? key : undefined);
  }
  await done;
  database.close();
  const { local, session } = own.chrome.storage;
  for (const [area, items] of [
    [local, state.local],
    [session, state.session],
  ] as const) {
    await area.clear();
    await area.set(items);
  }
  await own.chrome.contextMenus.removeAll();
  await own.chrome.action.setBadgeText({ text: '' });
}
