import type { PresenceDay } from '../result-store.ts';
import { DAY_LENGTH, raiseSums } from './raise-totals.ts';
import { query, type SqlConnection } from './sql-database.ts';

/** What presence is counted by of a person, as the database has it. */
export interface CountedPerson {
  label: string | null;
  trained: number | null;
  enrolledAt: string;
  leftAt: string | null;
}

/** Columns of a {@link CountedPerson}. */
export const COUNTED_COLUMNS =
  'label, trained, enrolled_at as "enrolledAt", left_at as "leftAt"';

/** A day as the database has it. */
type DayRow = Omit<PresenceDay, 'trained'> & { trained: number };

const TOTALS = {
  table: 'presence_total',
  columns: { day: 'day', trained: 'trained' },
  sums: { came: 'came', went: 'went' },
} as const;

// A day of which everybody was erased stays as zeros.
const LIST = query<DayRow>(
  `select day, trained, came, went from presence_total
   where tenant = :tenant and (came <> 0 or went <> 0) order by day, trained`,
);

const CAME = `substr(enrolled_at, 1, ${DAY_LENGTH})`;
const WENT = `substr(left_at, 1, ${DAY_LENGTH})`;
const TRAINED = 'coalesce(trained, 0) as trained';
const RECOUNT = query<DayRow>(
  `select day, trained, sum(came) as came, sum(went) as went
   from (select ${CAME} as day, ${TRAINED}, 1 as came, 0 as went from person
       where tenant = :tenant and label is null and (left_at is null or ${WENT} > ${CAME})
     union all select ${WENT} as day, ${TRAINED}, 0 as came, 1 as went from person
       where tenant = :tenant and label is null and ${WENT} > ${CAME}) as step
   group by day, trained order by day, trained`,
);

/**
 * The days that somebody counts on: when they came, and when they left. Who left on the day of their coming, or by a clock
 * that was set back before it, counts on none, nor does anybody of the company's side, who has a label.
 */
export function listDays({ label, trained, enrolledAt, leftAt }: CountedPerson): PresenceDay[] {
  const came = enrolledAt.slice(0, DAY_LENGTH);
  const went = leftAt?.slice(0, DAY_LENGTH) ?? null;
  if (label !== null || (went !== null && went <= came)) return [];
  const group = { trained: trained === 1, came: 0, went: 0 };
  return [
    { ...group, day: came, came: 1 },
    ...(went === null ? [] : [{ ...group, day: went, went: 1 }]),
  ];
}

/** Takes people out of the totals as they were, and counts them as they are now; in the transaction that changes them. */
export function movePresence(
  connection: SqlConnection,
  tenant: string,
  { before, after }: { before: readonly CountedPerson[]; after: readonly CountedPerson[] },
): Promise<void> {
  const toRows = (people: readonly CountedPerson[], sign: 1 | -1) =>
    people.flatMap(listDays).map(({ day, trained, came, went }) => ({
      day,
      trained: trained ? 1 : 0,
      came: sign * came,
      went: sign * went,
    }));
  const rows = [...toRows(before, -1), ...toRows(after, 1)];
  return raiseSums(connection, TOTALS, { tenant, rows });
}

/** Ambassadors by the days of their coming and going, as they were kept; who was erased is on none. */
export async function listPresence(
  connection: SqlConnection,
  tenant: string,
): Promise<PresenceDay[]> {
  return (await connection.all(LIST, { tenant })).map(readDay);
}

/** The same, counted anew from the people. */
export async function recountPresence(
  connection: SqlConnection,
  tenant: string,
): Promise<PresenceDay[]> {
  return (await connection.all(RECOUNT, { tenant })).map(readDay);
}

const readDay = (row: DayRow): PresenceDay => ({ ...row, trained: row.trained === 1 });
