import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedinFiles, makeArchive, markEncrypted, xFiles } from '../fake-archive.ts';
import { ENTRY_MAX_BYTES, openArchive } from './open-archive.ts';
import { type ExportOutcome, type ReadingStep, readExport } from './read-export.ts';

const NOW = new Date('2026-11-27T00:00:00Z');

async function read(
  held: string | Uint8Array<ArrayBuffer>,
  { name = 'export.zip', topics = ['supply-chain'], steps = [] as ReadingStep[] } = {},
): Promise<ExportOutcome> {
  const file = new File([held], name, { lastModified: NOW.getTime() });
  return readExport({ file, topics, now: NOW }, (step) => steps.push(step));
}

const answersOf = (outcome: ExportOutcome) =>
  outcome.status === 'read'
    ? Object.fromEntries(outcome.answers.map(({ criterionId, answer }) => [criterionId, answer]))
    : outcome;

const evidenceOf = (outcome: ExportOutcome, id: string) =>
  outcome.status === 'read'
    ? outcome.answers.find(({ criterionId }) => criterionId === id)?.evidence
    : outcome;

test('a LinkedIn export answers what its tables can settle, of the day it was made', async () => {
  const outcome = await read(await makeArchive(linkedinFiles));
  expect(outcome).toMatchObject({ network: 'linkedin', madeAt: '2026-11-12T09:00:00.000Z' });
  expect(answersOf(outcome)).toEqual({
    linkedin_headline: 'yes',
    linkedin_headline_field: 'yes',
    linkedin_about: 'yes',
    linkedin_about_proof: 'yes',
    linkedin_location: 'yes',
    linkedin_contact: 'yes',
    linkedin_position: 'yes',
    linkedin_past: 'yes',
    linkedin_skills: 'yes',
    linkedin_education: 'yes',
    linkedin_recommendations: 'no',
    linkedin_activity: 'yes',
  });
  expect(evidenceOf(outcome, 'linkedin_skills')).toEqual({ code: 'skills', count: 6 });
  expect(evidenceOf(outcome, 'linkedin_recommendations')).toEqual({
    code: 'recommendations',
    count: 1,
  });
  expect(evidenceOf(outcome, 'linkedin_activity')).toEqual({ code: 'active', count: 9 });
});

test('an X archive answers what its two scripts can settle; they are never run', async () => {
  const outcome = await read(await makeArchive(xFiles));
  expect(outcome).toMatchObject({ status: 'read', network: 'x' });
  expect(answersOf(outcome)).toEqual({
    x_photo: 'no',
    x_bio: 'yes',
    x_header: 'no',
    x_website: 'yes',
  });
});

test('nothing of the texts is in what the reader hands on', async () => {
  const told = JSON.stringify([
    await read(await makeArchive(linkedinFiles)),
    await read(await makeArchive(xFiles)),
  ]);
  for (const word of ['Ines', 'shops', 'Lyon', 'Ana', 'example', 'loading']) {
    expect(told.toLowerCase()).not.toContain(word.toLowerCase());
  }
});

test('the files may lie in a folder, and those that are not needed are not opened', async () => {
  const inFolder = Object.fromEntries(
    Object.entries(linkedinFiles).map(([path, held]) => [
      `Complete_LinkedInDataExport/${path}`,
      held,
    ]),
  );
  const steps: ReadingStep[] = [];
  const archive = await makeArchive({ ...inFolder, 'messages.csv': 'FROM,TO\nAna,Ines\n' });
  // A damaged file that nobody needs harms nothing.
  const at =
    new TextDecoder('latin1').decode(archive).indexOf('messages.csv') + 'messages.csv'.length;
  archive.fill(0xff, at, at + 8);
  expect(answersOf(await read(archive, { steps }))).toHaveProperty('linkedin_skills', 'yes');
  expect(new Set(steps.map(({ path }) => path.split('/')[1]))).toEqual(
    new Set([
      'Education.csv',
      'Positions.csv',
      'Profile.csv',
      'Recommendations_Received.csv',
      'Shares_252701747.csv',
      'Skills.csv',
    ]),
  );
  expect(steps.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a table that is not in the export leaves its points alone', async () => {
  const { 'Skills.csv': skills } = linkedinFiles;
  expect(answersOf(await read(await makeArchive({ 'Skills.csv': skills })))).toEqual({
    linkedin_skills: 'yes',
  });
});

test('a table without rows is an answer, and one without its header is none', async () => {
  const archive = await makeArchive({
    'Skills.csv': 'Name\n',
    'Education.csv': 'No education found',
    'Positions.csv': 'Company Name,Title,Description,Location,Started On,Finished On\n',
  });
  expect(answersOf(await read(archive))).toEqual({
    linkedin_position: 'no',
    linkedin_skills: 'no',
  });
});

test('a date ahead of the clock is not believed: the file says when', async () => {
  const archive = await makeArchive(linkedinFiles, { madeAt: new Date('2031-01-01T00:00:00Z') });
  expect(await read(archive)).toMatchObject({ madeAt: NOW.toISOString() });
});

test.each([
  ['empty', '', 'export.zip'],
  ['web-page', '<!DOCTYPE html><title>Sign in</title>', 'export.zip'],
  ['single-table', linkedinFiles['Skills.csv'], 'Skills.csv'],
  ['single-table', xFiles['data/profile.js'], 'profile.js'],
  ['pdf', '%PDF-1.7 Profile', 'Profile.pdf'],
  ['other-archive', 'Rar!\u001a\u0007', 'export.rar'],
  ['not-a-zip', 'hello', 'export.zip'],
  ['broken', 'PK\u0003\u0004 cut off after the first bytes', 'export.zip'],
])('what is no archive is refused as %s', async (reason, held, name) => {
  expect(await read(held, { name })).toEqual({ status: 'refused', reason, entry: '' });
});

test('another archive is no export, an empty one neither', async () => {
  for (const files of [{ 'holiday.txt': 'sun' }, {}, { 'Connections.csv': 'Notes:\n' }]) {
    expect(await read(await makeArchive(files))).toEqual({
      status: 'refused',
      reason: 'not-an-export',
      entry: '',
    });
  }
});

test('an archive cut short is broken', async () => {
  const whole = await makeArchive(linkedinFiles);
  expect(await read(whole.slice(0, whole.length - 400))).toMatchObject({ reason: 'broken' });
});

test('a needed file that is damaged is named', async () => {
  const archive = await makeArchive(linkedinFiles);
  const at = new TextDecoder('latin1').decode(archive).indexOf('Skills.csv') + 'Skills.csv'.length;
  archive.fill(0xff, at, at + 12);
  expect(await read(archive)).toEqual({ status: 'refused', reason: 'broken', entry: 'Skills.csv' });
});

test('an encrypted export is refused as that', async () => {
  expect(await read(markEncrypted(await makeArchive(xFiles)))).toMatchObject({
    reason: 'encrypted',
  });
});

test('a bomb is not unpacked, whether it tells its size or lies about it', async () => {
  const bomb = await makeArchive({ 'Shares.csv': new Uint8Array(ENTRY_MAX_BYTES + 1) });
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await read(bomb)).toEqual({
    status: 'refused',
    reason: 'too-large',
    entry: 'Shares.csv',
  });
  const view = new DataView(bomb.buffer);
  for (let at = 0; at < bomb.length - 4; at += 1) {
    if (view.getUint32(at, true) === ENTRY_MAX_BYTES + 1) view.setUint32(at, 1_000, true);
  }
  // Whichever notices first: the limit, or zip.js that more comes than was said.
  expect(await read(bomb)).toMatchObject({
    reason: expect.stringMatching(/^(?:too-large|broken)$/),
  });
});

test('an archive in the format for large ones is read too', async () => {
  const outcome = await read(await makeArchive(linkedinFiles, { zip64: true }));
  expect(answersOf(outcome)).toHaveProperty('linkedin_skills', 'yes');
});

test('more entries than an export has are counted no further', async () => {
  const archive = new Blob([await makeArchive(linkedinFiles)]);
  await expect(openArchive(archive, 3)).rejects.toMatchObject({ reason: 'too-many-entries' });
});

test('names that lead out of the archive are refused before anything is read', async () => {
  const archive = await makeArchive({ 'xx/Profile.csv': linkedinFiles['Profile.csv'] });
  const text = new TextDecoder('latin1').decode(archive);
  for (let at = text.indexOf('xx/'); at >= 0; at = text.indexOf('xx/', at + 1)) {
    archive.set([0x2e, 0x2e], at);
  }
  const steps: ReadingStep[] = [];
  expect(await read(archive, { steps })).toMatchObject({ reason: 'unsafe-names' });
  expect(steps).toEqual([]);
});

test('a quote that never ends, and a script that assigns something else, are named', async () => {
  const table = await makeArchive({ 'Skills.csv': 'Name\n"Supply chain\nForecasting\n' });
  expect(await read(table)).toMatchObject({ reason: 'broken-table', entry: 'Skills.csv' });
  for (const script of [
    'alert(1)',
    'window.YTD.profile.part0 = {"a":1}',
    'window.YTD.profile.part0 = [',
  ]) {
    const archive = await makeArchive({ 'data/profile.js': script });
    expect(await read(archive)).toMatchObject({ reason: 'broken-table', entry: 'data/profile.js' });
  }
});

test('whatever is cut or flipped in an archive, the answer is a value', async () => {
  const good = await makeArchive(linkedinFiles);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: good.length }),
      fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }),
      async (length, flips) => {
        const bytes = good.slice();
        for (const [at, value] of flips) bytes[at] = value;
        expect(['read', 'refused']).toContain((await read(bytes.slice(0, length))).status);
        expect(['read', 'refused']).toContain((await read(bytes)).status);
      },
    ),
    { numRuns: 60 },
  );
});
