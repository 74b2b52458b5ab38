import { describe, expect, it } from 'vitest';
import { type CodeImportReport, codeImportReportSchema } from '../../src/contract/people.ts';
import { startTestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

async function open() {
  const endpoint = await startTestEndpoint();
  const send = (csv: string, query = '') =>
    endpoint.send(`/v1/admin/enrolment-codes/import${query}`, {
      token: endpoint.adminToken,
      body: csv,
      headers: { 'content-type': 'text/csv' },
    });
  const read = async (csv: string, query = ''): Promise<CodeImportReport> => {
    const answer = await send(csv, query);
    expect(answer.status).toBe(200);
    return codeImportReportSchema.parse(await answer.json());
  };
  const countCodes = async () =>
    (await lookInto(endpoint.location, 'select * from enrolment_code')).length;
  return { endpoint, send, read, countCodes };
}

const MIXED = `reference,locale,topics
ann@example.com,fr,energy grids
bob@example.com,klingon,
"Carol, of the ""labs""",en,"optics,Not A Slug!"
ann@example.com,en,
dan,,
eve,en,optics,one too many
`;

describe('codes for a file of people', () => {
  it('are made for the good lines, and each line is reported', async () => {
    const { endpoint, read, countCodes } = await open();
    const report = await read(MIXED);
    expect(report).toMatchObject({ made: 2, refused: 4, dryRun: false });
    expect(report.lines.map(({ line, reference, reason }) => [line, reference, reason])).toEqual([
      [2, 'ann@example.com', null],
      [3, 'bob@example.com', expect.stringContaining('locale')],
      [4, 'Carol, of the "labs"', expect.stringContaining('topics')],
      [5, 'ann@example.com', expect.stringContaining('same reference')],
      [6, 'dan', null],
      [7, 'eve', expect.stringContaining('more cells')],
    ]);
    expect(await countCodes()).toBe(2);
    const json = { code: report.lines[0]?.code, clientVersion: '1.0.0' };
    const enrolled = await endpoint.send('/v1/enrolments', { json });
    expect(await enrolled.json()).toMatchObject({
      ambassador: { locale: 'fr', topics: ['energy', 'grids'] },
    });
  });

  it('are not made on a dry run, whose report is the same but for them', async () => {
    const { read, countCodes } = await open();
    for (const query of ['?dryRun', '?dryRun=true']) {
      const dry = await read(MIXED, query);
      expect(dry).toMatchObject({ made: 0, refused: 4, dryRun: true });
      expect(dry.lines.every(({ code }) => code === null)).toBe(true);
    }
    expect(await countCodes()).toBe(0);
    expect((await read(MIXED, '?dryRun=false')).made).toBe(2);
  });

  it('never keep what the file called the person', async () => {
    const { endpoint, read } = await open();
    await read('reference\nann@example.com\n');
    for (const table of ['enrolment_code', 'audit_entry', 'person']) {
      const rows = JSON.stringify(await lookInto(endpoint.location, `select * from ${table}`));
      expect(rows).not.toContain('ann@');
    }
    expect(endpoint.log.join('')).not.toContain('ann@');
  });

  it('are made from what a spreadsheet writes: a byte order mark, semicolons, CRLF, emptied rows', async () => {
    const { read } = await open();
    const report = await read('\uFEFFReference;Locale\r\nann;fr\r\n;\r\nbob;de\r\n');
    expect(report.lines.map(({ reference }) => reference)).toEqual(['ann', 'bob']);
    expect(report.made).toBe(2);
  });

  it.each([
    ['nothing', ''],
    ['no head', 'ann,fr\nbob,fr\n'],
    ['a column twice', 'locale,locale\nfr,fr\n'],
    ['an open quote', 'reference\n"ann\n'],
    ['too many lines', `reference\n${'ann\n'.repeat(5_001)}`],
  ])('are refused as a whole for %s, with a way out', async (_what, csv) => {
    const { send, countCodes } = await open();
    const answer = await send(csv);
    expect(answer.status).toBe(400);
    expect((await answer.json()).detail.length).toBeGreaterThan(20);
    expect(await countCodes()).toBe(0);
  });
});
