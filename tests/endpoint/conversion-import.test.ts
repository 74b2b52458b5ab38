import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import {
  type ConversionImportReport,
  conversionImportReportSchema,
} from '../../src/contract/conversion-import.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { startTestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

const TAG = 'first-light.plain.abcdefgh';
const HEAD = 'type,occurredAt,amount,currency,utmContent\n';

async function open() {
  const endpoint = await startTestEndpoint();
  const staff = { label: 'Sales', roles: ['integration' as const] };
  const token = await mintStaffToken(endpoint.context, staff);
  const send = (body: string | Uint8Array<ArrayBuffer>, query = '', type = 'text/csv') =>
    endpoint.send(`/v1/conversions/import${query}`, {
      token,
      body,
      headers: { 'content-type': type },
    });
  const read = async (
    body: string | Uint8Array<ArrayBuffer>,
    query = '',
  ): Promise<ConversionImportReport> => {
    const answer = await send(body, query);
    expect(answer.status).toBe(200);
    return conversionImportReportSchema.parse(await answer.json());
  };
  const kept = () =>
    lookInto(
      endpoint.location,
      'select type, amount_minor, currency, occurred_at, source from conversion order by occurred_at',
    );
  return { endpoint, send, read, kept };
}

const GOOD = `${HEAD}lead,2026-11-20,,,${TAG}
sale,2026-11-21T10:00:00+01:00,1250.5,EUR,${TAG}
sale,2026-11-22T10:00:00Z,1250,JPY,${TAG}
`;

describe('a file of conversions', () => {
  it('is taken in line by line, with amounts in the digits of their currency', async () => {
    const { read, kept } = await open();
    expect(await read(GOOD)).toMatchObject({ accepted: 3, duplicates: 0, refused: 0 });
    expect(await kept()).toEqual([
      {
        type: 'lead',
        amount_minor: null,
        currency: null,
        occurred_at: '2026-11-20T00:00:00.000Z',
        source: 'file',
      },
      {
        type: 'sale',
        amount_minor: 125_050,
        currency: 'EUR',
        occurred_at: '2026-11-21T09:00:00.000Z',
        source: 'file',
      },
      {
        type: 'sale',
        amount_minor: 1_250,
        currency: 'JPY',
        occurred_at: '2026-11-22T10:00:00.000Z',
        source: 'file',
      },
    ]);
  });

  it('changes nothing the second time, also when its lines are in another order and quoted otherwise', async () => {
    const { read, kept } = await open();
    await read(GOOD);
    const [head = '', ...lines] = GOOD.trim().split('\n');
    const again = [head, ...lines.toReversed()].map((line) =>
      line
        .split(',')
        .map((cell) => `"${cell}"`)
        .join(';'),
    );
    expect(await read(again.join('\r\n'))).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(await kept()).toHaveLength(3);
  });

  it('goes by the ids that it has, and knows the same id with other words', async () => {
    const { read, kept } = await open();
    const id = v7();
    const file = (type: string) =>
      `id,type,occurredAt,utmContent\n${id},${type},2026-11-20,${TAG}\n`;
    expect(await read(file('lead'))).toMatchObject({ accepted: 1, lines: [{ line: 2, id }] });
    expect(await read(file('lead'))).toMatchObject({ duplicates: 1 });
    expect(await read(file('meeting'))).toMatchObject({
      refused: 1,
      lines: [{ status: 'refused' }],
    });
    expect(await kept()).toHaveLength(1);
  });

  it('says of each line that is no good what is wrong, and never what was in it', async () => {
    const { read, kept } = await open();
    const bad = [
      `windfall,2026-11-20,,,${TAG}`,
      `lead,yesterday,,,${TAG}`,
      `sale,2026-11-20,"1,250.00",EUR,${TAG}`,
      `sale,2026-11-20,"1,250",EUR,${TAG}`,
      `sale,2026-11-20,12,,${TAG}`,
      `sale,2026-11-20,=SUM(A1),EUR,${TAG}`,
      `sale,2026-11-20,-5,EUR,${TAG}`,
      `lead,2026-11-20,,,"=HYPERLINK(""https://evil.example"")"`,
      `lead,2026-11-20,,,never-published.plain.anon`,
      `lead,2027-11-20,,,${TAG}`,
      `lead,2026-11-20,,,${TAG},one too many`,
      `lead,2026-11-20,,,`,
    ];
    const report = await read(HEAD + bad.join('\n'));
    expect(report.lines.map(({ line, reason }) => [line, reason?.split(':')[0]])).toEqual([
      [2, 'type'],
      [3, 'occurredAt'],
      [4, 'amount'],
      [5, 'amount'],
      [6, 'currency'],
      [7, 'amount'],
      [8, 'amount'],
      [9, 'clickIds'],
      [10, 'utmContent'],
      [11, 'occurredAt'],
      [12, 'more cells than the first line names columns'],
      [13, 'clickIds'],
    ]);
    const told = JSON.stringify(report);
    for (const word of ['windfall', 'yesterday', 'HYPERLINK', 'SUM', 'evil']) {
      expect(told).not.toContain(word);
    }
    expect(await kept()).toEqual([]);
  });

  it('tells on a dry run what the database would say, and keeps nothing', async () => {
    const { endpoint, read, kept } = await open();
    await read(`${HEAD}lead,2026-11-20,,,${TAG}\n`);
    const report = await read(`${GOOD}lead,2026-11-20,,,never-published.plain.anon\n`, '?dryRun');
    expect(report).toMatchObject({ dryRun: true, accepted: 2, duplicates: 1, refused: 1 });
    expect(await kept()).toHaveLength(1);
    const audit = await lookInto(
      endpoint.location,
      `select details from audit_entry where action = 'conversions.imported'`,
    );
    expect(audit).toEqual([{ details: '{"accepted":1,"duplicates":0,"refused":0}' }]);
  });

  it('may be UTF-8 or UTF-16 with its mark, and anything else is refused with a way out', async () => {
    const { send, read } = await open();
    expect(await read(`\uFEFF${GOOD}`)).toMatchObject({ accepted: 3 });
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${GOOD}`, 'utf16le'));
    expect(await read(utf16)).toMatchObject({ duplicates: 3 });
    const latin1 = await send(new Uint8Array(Buffer.from(`${GOOD}é`, 'latin1')));
    expect(latin1.status).toBe(400);
    expect((await latin1.json()).detail).toContain('UTF-8');
    expect((await send('{}', '', 'application/json')).status).toBe(415);
  });

  it.each([
    ['type,occurredAt,name\n', 'The first line names the columns'],
    ['', 'The first line names the columns'],
    ['type,"occurredAt\n', 'quote'],
    [`${HEAD}${`lead,2026-11-20,,,${TAG}\n`.repeat(5_001)}`, 'at most 5000'],
  ])('is refused as a whole if it begins with %j', async (csv, words) => {
    const { send, kept } = await open();
    const answer = await send(csv);
    expect(answer.status).toBe(400);
    expect((await answer.json()).detail).toContain(words);
    expect(await kept()).toEqual([]);
  });

  it('can be taken in on the command line, with the same report', async () => {
    const { endpoint, kept } = await open();
    const { databaseUrl, dataFile } = endpoint.location;
    const file = join(dirname(dataFile), 'leads.csv');
    await writeFile(file, `${GOOD}lead,yesterday,,,${TAG}\n`);
    const env = {
      PORTEVOIX_DATA: dataFile,
      PORTEVOIX_DATABASE_URL: databaseUrl ?? '',
    };
    const main = join(import.meta.dirname, '../../src/endpoint/main.ts');
    const words = [main, 'conversions', 'import', file];
    const run = promisify(execFile)(process.execPath, words, { env });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('3 accepted, 0 known before, 1 refused.'),
      stderr: expect.stringContaining('line 5 refused: occurredAt'),
    });
    expect(await kept()).toHaveLength(3);
  });
});
