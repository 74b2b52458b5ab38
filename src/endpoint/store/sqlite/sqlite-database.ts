import type { SqlDatabase } from '../sql/sql-database.ts';
import { createWriter } from './group-commit.ts';
import { openFile } from './open-file.ts';
import { createConnection } from './sqlite-connection.ts';

/**
 * Opens a database in one SQLite file. Several processes may share the file (a server and a command beside it):
 * each transaction holds the write lock from its start.
 */
export function openSqliteDatabase(file: string): SqlDatabase {
  const { writer, reader } = openFile(file);
  const reading = createConnection(reader);
  const { transaction, countWaiting } = createWriter(writer, createConnection(writer));
  return {
    dialect: 'sqlite',
    all: (query, parameters) => reading.all(query, parameters),
    get: (query, parameters) => reading.get(query, parameters),
    run: (sql, parameters) => transaction((connection) => connection.run(sql, parameters)),
    transaction,
    transactionAlone: transaction,
    readLoad: () => ({ open: 2, idle: countWaiting() > 0 ? 1 : 2, waiting: countWaiting() }),
    async close() {
      reader.close();
      writer.close();
    },
  };
}
