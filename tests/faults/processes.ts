import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { until } from './until.ts';

/** A process of this machine. */
interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** The processes of the browser that runs in this profile: those that name it, and all that they started. */
export async function findBrowserProcesses(profile: string): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const all = stdout.split('\n').flatMap((line): Process[] => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const found = new Set<number>();
  const isOurs = ({ pid, parent, command }: Process) =>
    !found.has(pid) && (command.includes(`--user-data-dir=${profile}`) || found.has(parent));
  for (let more = all.filter(isOurs); more.length > 0; more = all.filter(isOurs)) {
    for (const { pid } of more) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

/** Ends every process of the browser in this profile with SIGKILL, and waits until none is left. */
export async function killBrowser(profile: string): Promise<void> {
  await until('no process of the browser is left', async () => {
    const processes = await findBrowserProcesses(profile);
    for (const { pid } of processes) kill(pid);
    return processes.length === 0;
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the list and the signal.
  }
}

/**
 * True while the extension's worker runs in this browser: its process outlives it, the worker's own thread does not.
 * Linux only.
 */
export async function hasWorkerThread(profile: string): Promise<boolean> {
  const processes = await findBrowserProcesses(profile);
  const hosts = processes.filter(({ command }) => command.includes('--extension-process'));
  const names = await Promise.all(hosts.map(({ pid }) => listThreads(pid)));
  return names.flat().some((name) => name.startsWith('ServiceWorker'));
}

async function listThreads(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder).catch(() => []);
  return Promise.all(
    threads.map((thread) => readFile(`${folder}/${thread}/comm`, 'utf8').catch(() => '')),
  );
}
