import type { SqlDatabase } from '../sql/sql-database.ts';
import { createWriter } from './group-commit.ts';
import { openFile, openReader } from './open-file.ts';
import { createConnection } from './sqlite-connection.ts';
import { streamRows } from './stream-rows.ts';

/**
 * Opens a database in one SQLite file. Several processes may share the file (a server and a command beside it):
 * each transaction holds the write lock from its start. `alone`: until it is closed, none may.
 */
export function openSqliteDatabase(file: string, { alone = false } = {}): SqlDatabase {
  const { writer, reader } = openFile(file, { alone });
  const reading = createConnection(reader);
  const { transaction, countWaiting } = createWriter(writer, createConnection(writer));
  return {
    dialect: 'sqlite',
    all: (query, parameters) => reading.all(query, parameters),
    get: (query, parameters) => reading.get(query, parameters),
    run: (sql, parameters) => transaction((connection) => connection.run(sql, parameters)),
    addNew: (insertion, rows) => transaction((connection) => connection.addNew(insertion, rows)),
    transaction,
    async snapshot(work) {
      // A connection that reads anything else meanwhile would read it from that moment too.
      const snapshot = openReader(file);
      try {
        snapshot.exec('begin');
        return await work({
          ...createConnection(snapshot),
          stream: (query) => streamRows(snapshot, query),
        });
      } finally {
        snapshot.close();
      }
    },
    transactionAlone: transaction,
    readLoad: () => ({ open: 2, idle: countWaiting() > 0 ? 1 : 2, waiting: countWaiting() }),
    async close() {
      // What was asked for before comes first.
      if (countWaiting() > 0) await transaction(async () => {}).catch(() => {});
      if (reader !== writer) reader.close();
      writer.close();
    },
  };
}
