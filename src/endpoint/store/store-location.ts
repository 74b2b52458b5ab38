/** Where a store keeps its data: a PostgreSQL server when one is named, else one SQLite file. */
export interface StoreLocation {
  /** `postgres://user:password@host:port/database`, or null. */
  databaseUrl: string | null;
  /** The SQLite file; its folder is made when it is missing. */
  dataFile: string;
}
