import { parseArgs } from 'node:util';
import { feedDefaultsSchema } from '../../contract/content-import.ts';
import { slugSchema } from '../../contract/primitives.ts';
import { completeImport } from '../content/feed-defaults.ts';
import { runSource, settleRun } from '../content/run-source.ts';
import type { Context } from '../context.ts';
import { openContext } from '../open-context.ts';
import type { SourceSetting } from '../store/source-store.ts';
import { COMMAND_LINE, type Command, UsageError } from './command.ts';
import { FEED_OPTIONS } from './feed-options.ts';
import { printReport } from './import-report.ts';

const options = {
  ...FEED_OPTIONS,
  every: { type: 'string' as const, default: '60' },
  'dry-run': { type: 'boolean' as const, default: false },
};
const LEAST_MINUTES = 5;
const MOST_MINUTES = 7 * 24 * 60;

/** `sources`: content that is imported on a schedule. */
export const sources: Command = {
  help: `sources list                what is imported on a schedule, and how it goes
  sources add NAME URL        import this address every --every MINUTES (60), with the options of import
                              for a feed; whoever adds a source approves what it brings
  sources run NAME            run one now; --dry-run only says what would change
  sources remove NAME         end it; what it brought stays`,
  async run(words, config) {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [action = 'list', name = '', url = '', ...more] = positionals;
    const { every, 'dry-run': dryRun, ...defaults } = values;
    const known = { list: 1, add: 3, run: 2, remove: 2 };
    if (!isKeyOf(known, action) || more.length > 0 || positionals.length > known[action]) {
      throw new UsageError('Say sources list, add NAME URL, run NAME or remove NAME.');
    }
    const setting = action === 'add' ? readSetting({ name, url, every, defaults }) : null;
    const context = await openContext(config);
    try {
      if (setting) return await add(context, setting);
      if (action === 'run') return await run(context, name, dryRun);
      if (action === 'remove') return await remove(context, name);
      return await list(context);
    } finally {
      await context.store.close();
    }
  },
};

function isKeyOf<Keys extends object>(keys: Keys, key: PropertyKey): key is keyof Keys {
  return Object.hasOwn(keys, key);
}

function readSetting(asked: {
  name: string;
  url: string;
  every: string;
  defaults: Record<string, unknown>;
}): SourceSetting {
  const { name: id, url, every, defaults: given } = asked;
  if (!slugSchema.safeParse(id).success) {
    throw new UsageError('Give the source a name of a-z, 0-9 and -.');
  }
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  if (!/^https?:$/.test(protocol))
    throw new UsageError('Name an address that starts with https://.');
  const everyMinutes = /^\d+$/.test(every) ? Number(every) : 0;
  if (everyMinutes < LEAST_MINUTES || everyMinutes > MOST_MINUTES) {
    throw new UsageError(`--every takes ${LEAST_MINUTES} to ${MOST_MINUTES} minutes.`);
  }
  const defaults = Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
  if (Object.keys(defaults).length === 0) return { id, url, defaults: null, everyMinutes };
  const tried = completeImport({ kind: 'feed', entries: [] }, defaults);
  if (tried.kind === 'unreadable') {
    const names = Object.keys(feedDefaultsSchema.shape).map((key) => `--${key}`);
    throw new UsageError(`${tried.detail} Look at ${names.join(', ')}.`);
  }
  return { id, url, defaults, everyMinutes };
}

async function add({ store, tenant, now }: Context, setting: SourceSetting): Promise<number> {
  const at = now().toISOString();
  const { id: subject, url, everyMinutes } = setting;
  const details = { host: new URL(url).host, everyMinutes };
  const audit = { at, actor: COMMAND_LINE, action: 'source.saved' as const, subject, details };
  await store.saveSource(tenant, setting, { now: at, audit });
  console.log(
    `${subject} is imported every ${everyMinutes} minutes. See sources run --dry-run first.`,
  );
  return 0;
}

async function run(context: Context, name: string, dryRun: boolean): Promise<number> {
  const { store, tenant, now } = context;
  const source = (await store.listSources(tenant)).find(({ id }) => id === name);
  if (!source) throw new UsageError(`There is no source ${name}: see sources list.`);
  const outcome = await runSource(context, source, { actor: COMMAND_LINE, dryRun });
  if (!dryRun) await store.settleSource(tenant, source, settleRun(source, outcome, now()));
  if (outcome.report) return printReport(outcome.report);
  if (outcome.outcome === 'failed') throw new UsageError(outcome.detail);
  console.log(outcome.detail);
  return 0;
}

async function remove({ store, tenant, now }: Context, subject: string): Promise<number> {
  const at = now().toISOString();
  const audit = {
    at,
    actor: COMMAND_LINE,
    action: 'source.removed' as const,
    subject,
    details: {},
  };
  if (!(await store.removeSource(tenant, subject, audit))) {
    throw new UsageError(`There is no source ${subject}: see sources list.`);
  }
  console.log(`${subject} is imported no more.`);
  return 0;
}

async function list({ store, tenant }: Context): Promise<number> {
  for (const { id, url, everyMinutes, nextAt, last, failures } of await store.listSources(tenant)) {
    console.log(`${id}  ${url}  every ${everyMinutes} minutes, next ${nextAt}`);
    if (last) console.log(`  ${last.at} ${last.outcome}: ${last.detail}`);
    if (failures > 0) console.log(`  failed ${failures} times in a row`);
  }
  return 0;
}
