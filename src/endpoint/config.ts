import * as z from 'zod';
import type { ClickDurability } from './links/links.ts';

/** How one endpoint process runs. Every field has its environment variable. */
export interface Config {
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** The PostgreSQL database, if there is one; several processes may serve it. */
  databaseUrl: string | null;
  /** Without one, the SQLite database; its folder is made when it is missing. */
  dataFile: string;
  /** The signing keys; null: beside the database, under its name. */
  keyFile: string | null;
  /** Where people and extensions reach this endpoint, without a slash at the end. */
  publicUrl: string;
  /** Where readers reach short links, without a slash at the end; null: links are not shortened. */
  linkUrl: string | null;
  /** When a click is on disk: before its redirect, or within 20 ms of it. */
  clickDurability: ClickDurability;
  /** Proxies whose X-Forwarded-For is believed: addresses, networks, or `loopback`. */
  proxies: string;
  tenant: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** The outcome of reading the environment: a configuration, or one sentence per wrong value. */
export type ConfigOutcome = { ok: true; config: Config } | { ok: false; sentences: string[] };

const HIGHEST_PORT = 65_535;

/** An address that paths are put behind. */
const baseUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `use an address such as ${example}` })
    .refine((url) => !/[?#]/.test(url), { error: 'leave out ? and #' })
    .transform((url) => url.replace(/\/+$/, ''));

const variables = {
  PORTEVOIX_HOST: z.string().default('127.0.0.1'),
  PORTEVOIX_PORT: z
    .string()
    .default('8787')
    .refine((text) => /^\d+$/.test(text) && Number(text) <= HIGHEST_PORT, {
      error: `use a whole number from 0 to ${HIGHEST_PORT}`,
    })
    .transform(Number),
  PORTEVOIX_DATA: z.string().default('.data/portevoix.sqlite'),
  PORTEVOIX_DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'use an address such as postgres://user:password@host/database',
    })
    .optional(),
  PORTEVOIX_KEYS: z.string().optional(),
  PORTEVOIX_PUBLIC_URL: baseUrl('https://portevoix.example.com').optional(),
  PORTEVOIX_LINK_URL: baseUrl('https://go.example.com').optional(),
  PORTEVOIX_CLICK_DURABILITY: z
    .enum(['before', 'within-20ms'], { error: 'use before or within-20ms' })
    .default('before'),
  PORTEVOIX_PROXIES: z
    .string()
    .regex(/^(?:loopback|[0-9a-fA-F:.]+(?:\/\d+)?)(?:,(?:loopback|[0-9a-fA-F:.]+(?:\/\d+)?))*$/, {
      error: 'use addresses or networks with commas between them, such as loopback,10.0.0.0/8',
    })
    .default('loopback'),
  PORTEVOIX_TENANT: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, { error: 'use 1 to 64 of a-z, 0-9 and -' })
    .default('default'),
  PORTEVOIX_LOG: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'use fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
};

const environmentSchema = z.object(variables);

/** The variables' names, for the help text. */
export const VARIABLE_NAMES = Object.keys(variables);

/** Reads the configuration from the environment, once, at start. An empty variable counts as not set. */
export function readConfig(environment: Record<string, string | undefined>): ConfigOutcome {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      // A database's address holds its password, and what is printed at start ends up in a log.
      const value = name === 'PORTEVOIX_DATABASE_URL' ? 'no such address' : `"${set[name] ?? ''}"`;
      return `${name} is ${value}: ${issue.message}.`;
    });
    return { ok: false, sentences };
  }
  const { PORTEVOIX_HOST: host, PORTEVOIX_PORT: port } = parsed.data;
  const config: Config = {
    host,
    port,
    databaseUrl: parsed.data.PORTEVOIX_DATABASE_URL ?? null,
    dataFile: parsed.data.PORTEVOIX_DATA,
    keyFile: parsed.data.PORTEVOIX_KEYS ?? null,
    publicUrl: parsed.data.PORTEVOIX_PUBLIC_URL ?? localUrl(host, port),
    linkUrl: parsed.data.PORTEVOIX_LINK_URL ?? null,
    clickDurability: parsed.data.PORTEVOIX_CLICK_DURABILITY,
    proxies: parsed.data.PORTEVOIX_PROXIES,
    tenant: parsed.data.PORTEVOIX_TENANT,
    logLevel: parsed.data.PORTEVOIX_LOG,
  };
  return { ok: true, config };
}

/** The address of a listening server as a browser on this machine writes it. */
export function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
