import { linkedinFiles, makeArchive, markEncrypted } from '../../src/own-export/fake-archive.ts';
import { device } from '../../src/popup/popup-fixtures.ts';
import type { Screen } from './screen.ts';

const answers = {
  'extension.get-device': () => device,
  'extension.get-checklist': () => ({
    linkedin_skills: { answer: 'no', answeredAt: '2026-09-01T12:00:00Z', from: 'self' },
  }),
  'extension.save-checklist-answers': () => ({}),
};

type Act = NonNullable<Screen['act']>;

/** Gives the page an archive, as its file chooser would, and waits for what it shows then. */
const give =
  (archive: () => Promise<Uint8Array>, shown: string): Act =>
  async (page) => {
    const buffer = Buffer.from(await archive());
    await page.locator('input[type=file]').setInputFiles({
      name: 'Complete_LinkedInDataExport.zip',
      mimeType: 'application/zip',
      buffer,
    });
    await page.locator(shown).waitFor();
  };

/** Has files read by a worker that stays on its fifth table, so that the progress can be looked at. */
const holdWorker: Act = async (page) => {
  await page.evaluate(() => {
    const step = { path: 'Shares_252701747.csv', done: 4, of: 7 };
    Reflect.set(
      globalThis,
      'Worker',
      class extends EventTarget {
        postMessage() {
          this.dispatchEvent(new MessageEvent('message', { data: { step } }));
        }
      },
    );
  });
};

const ownExport = (id: string, act?: Act): Screen => ({
  id: `own-export-${id}`,
  page: 'own-export',
  answers,
  ...(act ? { act } : {}),
});

/** Every state of the page that reads a person's own export. */
export const ownExportScreens: readonly Screen[] = [
  ownExport('start'),
  ownExport('reading', async (page, say) => {
    await holdWorker(page, say);
    await give(() => makeArchive(linkedinFiles), 'progress[value]')(page, say);
  }),
  ownExport(
    'preview',
    give(() => makeArchive(linkedinFiles), '.preview'),
  ),
  ownExport(
    'refused',
    give(async () => markEncrypted(await makeArchive(linkedinFiles)), '.notice'),
  ),
  ownExport('kept', async (page, say) => {
    await give(() => makeArchive(linkedinFiles), '.preview')(page, say);
    await page.locator('.preview .primary').click();
    await page.locator('.notice').waitFor();
  }),
];
