import { availableParallelism, cpus, loadavg } from 'node:os';

/** What a figure depends on and a reader has to know. */
export interface MachineFacts {
  cores: number;
  processor: string;
  node: string;
  /** ISO date of the run. */
  date: string;
}

/** The facts of this machine, today. */
export function readMachine(): MachineFacts {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    node: process.versions.node,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Processes that wanted a core in the last minute, by the system's own reckoning. */
export function readLoad(): number {
  return loadavg()[0] ?? 0;
}
