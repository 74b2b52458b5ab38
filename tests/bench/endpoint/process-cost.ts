import { readFile } from 'node:fs/promises';

/** The system's unit of processor time: Linux says 100 a second on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;
const BYTES_PER_KB = 1_024;

/** Processor seconds that a process used up to now, its threads included. Linux only; NaN elsewhere. */
export async function readCpuSeconds(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold spaces; user and system time are the 12th and 13th field behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Memory of a process that is really there, in MB. Linux only; NaN elsewhere. */
export async function readMemoryMb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return (Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1]) * BYTES_PER_KB) / 1_000_000;
}
