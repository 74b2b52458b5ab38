/** A month as the number of months since the year 0. */
function countMonths(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function nameMonth(count: number): string {
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The month of an instant, UTC: 2026-11. */
export function monthOf(instant: Date): string {
  return instant.toISOString().slice(0, 7);
}

/** The month so many months later, or earlier. */
export function shiftMonth(month: string, by: number): string {
  return nameMonth(countMonths(month) + by);
}

/** The instant with which a month begins, UTC. */
export function startOfMonth(month: string): string {
  return `${month}-01T00:00:00.000Z`;
}

/** Every month from one to another, both included; none if the first is the later one. */
export function listMonths(from: string, to: string): string[] {
  const first = countMonths(from);
  const length = Math.max(0, countMonths(to) - first + 1);
  return Array.from({ length }, (_none, place) => nameMonth(first + place));
}
