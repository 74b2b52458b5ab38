import type { Config } from '../config.ts';

/** What the audit log calls whoever has the machine. */
export const COMMAND_LINE = 'command-line';

/** A command of the endpoint's command line. */
export interface Command {
  /** What it does and which options it has, for the help text. */
  help: string;
  /** Runs it with the words after its name; resolves to the exit code once there is nothing left to do. */
  run(words: string[], config: Config): Promise<number>;
}

/** Something that the person at the command line can mend; its message is all that they see. */
export class UsageError extends Error {}
