import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const columns = ['companyname', 'title', 'finishedon'];

function read(held: string | Uint8Array, wanted: readonly string[] = columns): string[][] | null {
  let rows: string[][] | null = null;
  const bytes = typeof held === 'string' ? new TextEncoder().encode(held) : held;
  readTable(bytes, {
    path: 'Positions.csv',
    columns: wanted,
    onHeader: () => {
      rows = [];
    },
    onRow: (row) => rows?.push(wanted.map(row)),
  });
  return rows;
}

test('columns are found by name, in any order and spelling, behind a byte order mark and notes', () => {
  const notes = '\uFEFFNotes:\n"What you may\nmiss, and why"\n\n';
  for (const header of [
    'Title,Description,COMPANY NAME,Finished On',
    '"Title","Description","Company_Name","Finished-on"',
  ]) {
    expect(read(`${notes}${header}\nPlanner,"a, ""b""\r\nc",Acme,Dec 2019\r\n`)).toEqual([
      ['Acme', 'Planner', 'Dec 2019'],
    ]);
  }
});

test('semicolons and tabs, as spreadsheets save them, part columns too', () => {
  for (const sign of [';', '\t']) {
    const lines = [
      ['Company Name', 'Title', 'Finished On'],
      ['Acme, Inc.', 'Planner', ''],
    ];
    expect(read(lines.map((line) => line.join(sign)).join('\n'))).toEqual([
      ['Acme, Inc.', 'Planner', ''],
    ]);
  }
});

test('UTF-16 and the old Windows encoding are read as well', () => {
  const text = 'Company Name,Title\nSociété,Prévisionniste\n';
  const utf16 = new Uint8Array(
    Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0)).buffer,
  );
  const windows = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  for (const bytes of [utf16, windows]) {
    expect(read(bytes)).toEqual([['Société', 'Prévisionniste', '']]);
  }
});

test('another table is told from an empty one', () => {
  expect(read('No conversations found')).toBeNull();
  expect(read('')).toBeNull();
  expect(read('Company Name,Title\n')).toEqual([]);
});

test('a short row has empty cells, a long one loses nothing', () => {
  expect(read('Company Name,Title,Finished On\nAcme\nAcme,Planner,,more\n')).toEqual([
    ['Acme', '', ''],
    ['Acme', 'Planner', ''],
  ]);
});

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test('whatever is written with quotes is read back, in any order of the columns', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\0\r]/g, ''));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(['Company Name', 'Title', 'Finished On', 'Location'], { minLength: 4 }),
      fc.array(fc.record({ companyname: cell, title: cell, finishedon: cell, location: cell }), {
        minLength: 1,
        maxLength: 5,
      }),
      (header, rows) => {
        const keys = header.map((name) =>
          name.toLowerCase().replace(' ', ''),
        ) as (keyof (typeof rows)[0])[];
        const body = rows.map((row) => keys.map((key) => quoted(row[key])).join(','));
        expect(read([header.join(','), ...body].join('\r\n'))).toEqual(
          rows.map((row) => [row.companyname.trim(), row.title.trim(), row.finishedon.trim()]),
        );
      },
    ),
  );
});
