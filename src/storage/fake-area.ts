import type { JournalArea } from './journal-area.ts';

/** How a fake area misbehaves: calls that throw, or never answer; values that can't be read. */
export interface AreaFaults {
  failing: 'throws' | 'hangs' | null;
  damaged: Set<string>;
}

/** `storage.local` in memory, for tests. As in Chromium, one damaged value fails a whole `get`. */
export class FakeArea implements JournalArea {
  readonly items = new Map<string, unknown>();
  readonly faults: AreaFaults = { failing: null, damaged: new Set() };
  isPrivate = true;
  getKeys: (() => Promise<string[]>) | undefined = async () => {
    await this.#fail();
    return [...this.items.keys()];
  };

  async get(keys: string[]): Promise<Record<string, unknown>> {
    await this.#fail();
    if (keys.some((key) => this.faults.damaged.has(key))) throw new Error('Invalid JSON');
    return structuredClone(
      Object.fromEntries(
        keys.flatMap((key) => (this.items.has(key) ? [[key, this.items.get(key)]] : [])),
      ),
    );
  }

  async set(items: Record<string, unknown>): Promise<void> {
    await this.#fail();
    for (const [key, value] of Object.entries(items)) {
      this.items.set(key, structuredClone(value));
      this.faults.damaged.delete(key);
    }
  }

  async remove(keys: string[]): Promise<void> {
    await this.#fail();
    for (const key of keys) this.items.delete(key);
  }

  async #fail(): Promise<void> {
    if (this.faults.failing === 'throws') throw new Error('IO error');
    if (this.faults.failing === 'hangs') await new Promise(() => {});
  }
}
