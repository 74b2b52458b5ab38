import { existsSync } from 'node:fs';
import { buildPages } from '../pages/build.ts';
import { EXTENSION_FOLDER } from './launch.ts';

/** Before the end-to-end tests: the stand-in pages are built, and the extension is there to be tested. */
export default async function prepare(): Promise<void> {
  if (!existsSync(EXTENSION_FOLDER)) throw new Error('Build the extension first: npm run build.');
  await buildPages();
}
