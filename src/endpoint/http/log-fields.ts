/** What a log line may carry beside its sentence. Whatever else somebody hands to the log is left out. */
const FIELDS = new Set([
  'reqId',
  'method',
  'route',
  'status',
  'ms',
  'err',
  'signed',
  'leftOut',
  'source',
  'outcome',
  'tries',
  'waitMs',
]);

/** What is told of an error. */
type LoggedError = {
  type: string;
  code?: string;
  message: string;
  /** Where it happened, a place a line. */
  stack: string;
};

/** Data that an error repeats: what stands in quotes, behind an equals sign, or looks like an address. */
const REPEATED = /"[^"]*"|'[^']*'|`[^`]*`|=\([^)]*\)|\b\S+@\S+|\b[a-z][a-z+.-]*:\/\/\S+/gi;
const FRAMES = /^ {4}at .*$/gm;

/**
 * An error without the data that caused it. Databases and parsers repeat what they could not read, in the message and in
 * fields of their own (`detail`, `where`, `input`): type, code and place say enough to find the fault.
 */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { name, message, stack = '' } = error;
  const code = 'code' in error && /^\w+$/.test(String(error.code)) ? String(error.code) : undefined;
  return {
    type: name,
    ...(code !== undefined && { code }),
    message: message.replaceAll(REPEATED, '…'),
    stack: [...stack.matchAll(FRAMES)].map(([line]) => line.trim()).join('\n'),
  };
}

/** The fields of a line that may be in the log. */
export function keepFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => FIELDS.has(name)));
}
