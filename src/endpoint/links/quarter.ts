const FIRST_YEAR = 2026;
const QUARTERS = 4;
const MONTHS = 3;

/** Quarters (UTC) since the first one of 2026. */
export function countQuarters(at: Date): number {
  return (at.getUTCFullYear() - FIRST_YEAR) * QUARTERS + Math.floor(at.getUTCMonth() / MONTHS);
}

/** The first moment of a quarter that {@link countQuarters} gave. */
export function startOfQuarter(quarters: number): Date {
  const year = FIRST_YEAR + Math.floor(quarters / QUARTERS);
  return new Date(Date.UTC(year, (quarters % QUARTERS) * MONTHS, 1));
}
