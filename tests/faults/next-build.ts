import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = ['src', 'entrypoints', 'assets', 'wxt.config.ts', 'tsconfig.json', 'package.json'];

/**
 * Builds the version after this one: the same sources, with the database's schema one number on.
 *
 * @returns the folder of the build, and the folder to delete when it is no longer needed
 */
export async function buildNextVersion(): Promise<{ build: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-next-'));
  await mkdir(folder, { recursive: true });
  for (const name of SOURCES) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const file = join(folder, 'src/storage/database.ts');
  const source = await readFile(file, 'utf8');
  const next = source.replace(
    /^export const SCHEMA_VERSION = (\d+);$/m,
    (_line, version: string) => `export const SCHEMA_VERSION = ${Number(version) + 1};`,
  );
  if (next === source) throw new Error('database.ts names no SCHEMA_VERSION');
  await writeFile(file, next);
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/wxt'), ['build'], { cwd: folder });
  return { build: join(folder, '.output/chrome-mv3'), folder };
}
