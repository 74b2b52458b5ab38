import { existsSync } from 'node:fs';
import { onPath } from '../../stage/find-program.mjs';

/** Folders for programs of the administrator's, which are not in everybody's PATH. */
const MORE_FOLDERS = ['/usr/sbin', '/usr/local/sbin'];

/** Where a program of this name is; null if it is not on this machine. */
export function findProgram(name: string): string | null {
  const places = [...onPath([name]), ...MORE_FOLDERS.map((folder) => `${folder}/${name}`)];
  return places.find((place) => existsSync(place)) ?? null;
}
