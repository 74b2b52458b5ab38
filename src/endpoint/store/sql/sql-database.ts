/** What a statement takes and a column holds: the types that SQLite and PostgreSQL share. */
export type SqlValue = string | number | null;

/** The rows of a statement that says `values :rows`, each with the values of its columns in their order. */
export type SqlRows = readonly (readonly SqlValue[])[];

/** Parameters of a statement, by the names that it gives them (`:tenant`). Rows are called `rows`, and are at least one. */
export type Parameters = Readonly<Record<string, SqlValue | SqlRows>>;

/** A question to the database. `Row` names the columns as the SQL gives them: the compiler can't see them. */
export interface Query<Row> {
  sql: string;
  /** Never set: ties the type to the text. */
  row?: Row;
}

/** Ties the text of a query to the type of its rows. */
export function query<Row>(sql: string): Query<Row> {
  return { sql };
}

/**
 * A statement that says `values :rows` and does nothing about what is there already. A row's second value is its id. What is
 * new is not asked for in the statement itself, since that doubles what a row costs SQLite, which can tell without.
 */
export interface Insertion {
  sql: string;
  /** The column of the id. */
  id: string;
}

/** A place to send statements to: outside a transaction, each stands alone. */
export interface SqlConnection {
  all<Row>(query: Query<Row>, parameters: Parameters): Promise<Row[]>;
  get<Row>(query: Query<Row>, parameters: Parameters): Promise<Row | undefined>;
  /** Changes rows, and answers how many. */
  run(sql: string, parameters: Parameters): Promise<number>;
  /** Adds rows, and answers for each whether it was new; of two with one id, the first is. */
  addNew(insertion: Insertion, rows: SqlRows): Promise<boolean[]>;
}

/** A connection that can also take a text of several statements without parameters: a step of the schema. */
export interface SqlScriptConnection extends SqlConnection {
  runScript(sql: string): Promise<void>;
}

/** Which database it is, for the few things that the shared subset can't say: triggers. */
export type SqlDialect = 'sqlite' | 'postgres';

/** What a column of a long answer holds: a text, or a whole number; either may be missing. */
export type ColumnKind = 'text' | 'number';

/** A question whose answer may be of any length. */
export interface LongQuery {
  sql: string;
  parameters: Parameters;
  /** Of each column that the SQL gives, in its order. */
  kinds: readonly ColumnKind[];
}

/** A row as the list of its columns. */
export type SqlRow = readonly SqlValue[];

/** The state of one moment, while others go on writing. */
export interface SqlSnapshot extends SqlConnection {
  /**
   * Hands an answer over a batch of rows at a time, as it is asked for the next one. Nothing else may be asked meanwhile;
   * an answer that is given up ends the snapshot.
   */
  stream(query: LongQuery): AsyncGenerator<SqlRow[]>;
}

/** What a database of one process does just now. */
export interface DatabaseLoad {
  /** Connections that are open, and those of them that nobody uses. */
  open: number;
  idle: number;
  /** Transactions that wait for a connection. */
  waiting: number;
}

/**
 * A database that speaks the subset of SQL that SQLite and PostgreSQL share, with parameters by name.
 * A promise that fulfils means committed to disk.
 */
export interface SqlDatabase extends SqlConnection {
  dialect: SqlDialect;
  /** Commits when the work fulfils, undoes everything when it rejects. */
  transaction<Result>(work: (connection: SqlConnection) => Promise<Result>): Promise<Result>;
  /** Reads all from one moment, while others go on writing. */
  snapshot<Result>(work: (snapshot: SqlSnapshot) => Promise<Result>): Promise<Result>;
  /** A transaction beside which no other one of this kind runs, in any process. */
  transactionAlone<Result>(
    work: (connection: SqlScriptConnection) => Promise<Result>,
  ): Promise<Result>;
  readLoad(): DatabaseLoad;
  close(): Promise<void>;
}
