/**
 * `npm run bench:endpoint`: what the endpoint can do beside the limits of this machine, each measured in the same round.
 * --rounds sets how many rounds, --quick makes it one; --write puts the table into the README of tests/bench.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../../src/endpoint/store/open-store.ts';
import { startPostgres } from '../../stage/postgres.ts';
import { readMachine } from '../machine.ts';
import { chooseRounds, runRounds } from '../rounds.ts';
import { describeRun, drawTable, writeSection } from '../table.ts';
import { measureClickIngest } from './click-ingest.ts';
import { foundCompany } from './company.ts';
import { measureCopies } from './copies.ts';
import { fillShareLog, measureBesides, measureExports, multiplyShareLog } from './exports.ts';
import { describeEndpoint, type EndpointRound, judgeEndpoint } from './goals.ts';
import { measureIngest } from './ingest.ts';
import { generator } from './load.ts';
import { openRawClicks } from './raw-clicks.ts';
import { openRedirects } from './redirects.ts';
import { measureReplay } from './replay.ts';
import { openResults } from './results.ts';

const README = join(import.meta.dirname, '../README.md');
/** Shares that come through the store, each of which then is made into so many that there are a million. */
const FILLED = 50_000;
const QUICK_ROWS = 100_000;
const MILLION = 1_000_000;

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    clicks: { type: 'string' },
  },
});
const wanted = options.quick ? 1 : Number(options.rounds);
const rows = options.quick ? QUICK_ROWS : MILLION;
const clicks = Number(options.clicks ?? (options.quick ? MILLION : 10 * MILLION));

const postgres = await startPostgres(undefined, { isDurable: true });
const onSqlite = await foundCompany();
const onPostgres = await foundCompany({ PORTEVOIX_DATABASE_URL: postgres.url });
const exported = await foundCompany();
const exportedUrl = await addDatabase(postgres.url, 'exported');
const exportedToo = await foundCompany({ PORTEVOIX_DATABASE_URL: exportedUrl });
const redirects = generator ? await openRedirects() : null;
console.log(`storing ${clicks.toLocaleString('en')} clicks …`);
const results = await openResults(clicks);
const rawClicks = await openRawClicks(clicks);
console.log('filling share logs …');
for (const company of [exported, exportedToo]) {
  await fillShareLog(company, FILLED);
  await multiplyShareLog(company, rows / FILLED);
}

const rounds = await runRounds(
  { wanted, most: wanted + (options.quick ? 0 : 1) },
  async (number) => {
    console.log(`round ${number} of ${wanted} …`);
    const round: EndpointRound = {
      redirects: redirects && (await redirects.measure()),
      // Before anything is written: PostgreSQL tidies up after that for a while, on the same cores.
      besides: generator ? await measureBesides(exported) : null,
      ingest: await measureIngest(onSqlite),
      replay: await measureReplay(onSqlite),
      copies: await measureCopies(onPostgres, postgres.url),
      clicks: await measureClickIngest(onSqlite),
      sqliteExport: await measureExports(exported, null),
      postgresExport: await measureExports(exportedToo, exportedUrl),
      results: await results.measure(),
      rawClicks: rawClicks?.measure() ?? null,
    };
    return round;
  },
);

const measured = chooseRounds(rounds, wanted).map((round) => round.result);
const limit = redirects
  ? `limit of redirects: ${redirects.limit.name}`
  : 'no wrk, so redirects are not measured';
const report = [
  describeRun(readMachine(), limit, rounds),
  drawTable(judgeEndpoint(measured)),
  describeEndpoint(measured)
    .map((sentence) => `- ${sentence}`)
    .join('\n'),
].join('\n\n');
console.log(`\n${report}\n`);
if (options.write) await writeSection(README, 'endpoint', report);
await redirects?.close();
await results.close();
await rawClicks?.close();
for (const company of [onSqlite, onPostgres, exported, exportedToo]) await company.close();
await postgres.stop();
process.exit(0);

/** One more database on a server, so that what is measured in one does not weigh on the other. */
async function addDatabase(serverUrl: string, name: string): Promise<string> {
  const database = openDatabase({ dataFile: '', databaseUrl: serverUrl });
  await database.run(`create database ${name}`, {});
  await database.close();
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}
