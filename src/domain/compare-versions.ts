/** Negative, zero or positive as version `a` is older than, as old as, or newer than `b`; what follows a hyphen does not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [readNumbers(a), readNumbers(b)];
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function readNumbers(version: string): number[] {
  const [numbers = ''] = version.split(/[-+]/);
  return numbers.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
