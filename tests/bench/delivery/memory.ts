import { readFile } from 'node:fs/promises';
import { findBrowserProcesses } from '../../faults/processes.ts';
import { pass } from '../../faults/until.ts';

const LOOK_EVERY_MS = 250;

/** Follows the extension's process until `stop`, which gives the most that it held for itself alone, in MB. Linux only. */
export async function followMemory(profile: string): Promise<{ stop: () => Promise<number> }> {
  let mostMb = await readPrivateMb(profile);
  const over = new AbortController();
  const following = (async () => {
    while (!over.signal.aborted) {
      await pass(LOOK_EVERY_MS);
      mostMb = Math.max(mostMb, await readPrivateMb(profile));
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await following;
      return mostMb;
    },
  };
}

/** Memory of the process that the worker runs in, without what it shares with the browser's other processes, in MB. */
async function readPrivateMb(profile: string): Promise<number> {
  const processes = await findBrowserProcesses(profile);
  const host = processes.find(({ command }) => command.includes('--extension-process'));
  if (!host) return Number.NaN;
  const status = await readFile(`/proc/${host.pid}/status`, 'utf8').catch(() => '');
  return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
