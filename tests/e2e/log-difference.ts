/** Lines of one list that the other has not, each as often as it is there more. */
function subtract(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** The difference of two lists: `+` what only the second has, `-` what only the first has, or that the order is another. */
export function diffLines(first: readonly string[], second: readonly string[]): string[] {
  const lines = [
    ...subtract(second, first).map((line) => `+ ${line}`),
    ...subtract(first, second).map((line) => `- ${line}`),
  ];
  if (lines.length > 0) return lines;
  const moved = first.findIndex((line, index) => line !== second[index]);
  return moved < 0 ? [] : [`another order: ${second[moved]} before ${first[moved]}`];
}

/** A log, whichever sections it has. */
type Sections<Log> = Readonly<Record<keyof Log, string[]>>;

/** The sections in which two logs differ, each with its difference; the order counts in `events` alone. */
export function diffLogs<Log extends Sections<Log>>(
  first: Log,
  second: Log,
): Partial<Record<keyof Log, string[]>> {
  const differences: Partial<Record<keyof Log, string[]>> = {};
  for (const section of Object.keys(first) as (keyof Log)[]) {
    const [before, after] = [first[section], second[section]];
    const lines =
      section === 'events'
        ? diffLines(before, after)
        : diffLines(before.toSorted(), after.toSorted());
    if (lines.length > 0) differences[section] = lines;
  }
  return differences;
}
