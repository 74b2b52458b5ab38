import * as z from 'zod';
import type { Rates } from './http/rate-limits.ts';
import type { ClickDurability } from './links/links.ts';
import { GROUP_MIN } from './results/group-size.ts';

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
  /** What each may ask for in five minutes. */
  rates: Rates;
  /** Where Prometheus reads the meters; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** How long it goes on serving after it was asked to stop, so that whoever sends it requests can notice. */
  stopDelayMs: number;
  /** How many months raw rows are kept, the one that runs among them; then only totals stay. */
  retentionMonths: number;
  tenant: string;
  /** How few ambassadors nobody is told of. */
  groupMin: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** The outcome of reading the environment: a configuration, or one sentence per wrong value. */
export type ConfigOutcome = { ok: true; config: Config } | { ok: false; sentences: string[] };

const HIGHEST_PORT = 65_535;
const MOST_REQUESTS = 100_000_000;
/** Devices tell of what happened up to 35 days ago: the share that it belongs to must be there still. */
const LEAST_MONTHS = 3;
const MOST_MONTHS = 120;
const MOST_DELAY_S = 300;
/** Ours: one that is misspelt would go unnoticed. */
const PREFIXED = /^PORTEVOIX_/;

/** An address that paths are put behind. */
const baseUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `use an address such as ${example}` })
    .refine((url) => !/[?#]/.test(url), { error: 'leave out ? and #' })
    .transform((url) => url.replace(/\/+$/, ''));

/** A whole number within bounds. */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `use a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const variables = {
  PORTEVOIX_HOST: z.string().default('127.0.0.1'),
  PORTEVOIX_PORT: wholeNumber(0, HIGHEST_PORT).default(8_787),
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
  PORTEVOIX_RATE_DEVICE: wholeNumber(1, MOST_REQUESTS).default(300),
  PORTEVOIX_RATE_STAFF: wholeNumber(1, MOST_REQUESTS).default(6_000),
  PORTEVOIX_RATE_TENANT: wholeNumber(1, MOST_REQUESTS).default(60_000),
  PORTEVOIX_METRICS_HOST: z.string().default('127.0.0.1'),
  PORTEVOIX_METRICS_PORT: wholeNumber(0, HIGHEST_PORT).optional(),
  PORTEVOIX_STOP_DELAY: wholeNumber(0, MOST_DELAY_S).default(0),
  PORTEVOIX_RETENTION_MONTHS: wholeNumber(LEAST_MONTHS, MOST_MONTHS).default(13),
  PORTEVOIX_TENANT: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, { error: 'use 1 to 64 of a-z, 0-9 and -' })
    .default('default'),
  PORTEVOIX_GROUP_MIN: z
    .string()
    .default(String(GROUP_MIN))
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= GROUP_MIN, {
      error: `use a whole number from ${GROUP_MIN} up: results of fewer people are told to nobody`,
    })
    .transform(Number),
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
  const unknown = Object.keys(set).filter((name) => PREFIXED.test(name) && !(name in variables));
  if (!parsed.success || unknown.length > 0) {
    const wrong = (parsed.error?.issues ?? []).map((issue) => {
      const name = String(issue.path[0]);
      // A database's address holds its password, and what is printed at start ends up in a log.
      const value = name === 'PORTEVOIX_DATABASE_URL' ? 'no such address' : `"${set[name] ?? ''}"`;
      return `${name} is ${value}: ${issue.message}.`;
    });
    const misspelt = unknown.map((name) => `${name} is no setting: --help lists them.`);
    return { ok: false, sentences: [...wrong, ...misspelt] };
  }
  const { PORTEVOIX_HOST: host, PORTEVOIX_PORT: port } = parsed.data;
  const { PORTEVOIX_METRICS_PORT: metricsPort } = parsed.data;
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
    rates: {
      device: parsed.data.PORTEVOIX_RATE_DEVICE,
      staff: parsed.data.PORTEVOIX_RATE_STAFF,
      tenant: parsed.data.PORTEVOIX_RATE_TENANT,
    },
    metrics:
      metricsPort === undefined
        ? null
        : { host: parsed.data.PORTEVOIX_METRICS_HOST, port: metricsPort },
    stopDelayMs: parsed.data.PORTEVOIX_STOP_DELAY * 1_000,
    retentionMonths: parsed.data.PORTEVOIX_RETENTION_MONTHS,
    tenant: parsed.data.PORTEVOIX_TENANT,
    groupMin: parsed.data.PORTEVOIX_GROUP_MIN,
    logLevel: parsed.data.PORTEVOIX_LOG,
  };
  return { ok: true, config };
}

/** The address of a listening server as a browser on this machine writes it. */
export function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
