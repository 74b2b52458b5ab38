import { Client } from 'pg';

/** The address of another database of the same server. */
export function nameDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes a database that is a copy of another one. */
export async function copyDatabase(
  server: Client,
  { name, original }: { name: string; original: string },
): Promise<void> {
  await server.query(`create database ${name} template ${original} strategy file_copy`);
}

/** Forgets a database. A process that a test killed may still have connections to it. */
export async function dropDatabase(server: Client, name: string): Promise<void> {
  await server.query(`drop database ${name} with (force)`);
}

/** Connects to a server. */
export async function connectTo(serverUrl: string): Promise<Client> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  return client;
}
