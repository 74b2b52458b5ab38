/** What the journal needs of `storage.local`, which is not the same LevelDB as the database's. */
export interface JournalArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  /** Chrome 130 and later; reads no value, so it works when a value is damaged. */
  getKeys?: (() => Promise<string[]>) | undefined;
  /** True if scripts in pages can't read it; else no secret is written there. */
  isPrivate: boolean;
}
