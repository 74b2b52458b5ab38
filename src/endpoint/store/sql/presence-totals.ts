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
export const COUNTED_COLUMNS = 'label, trained, enrolled_at as "enrolledAt", left_at as "leftAt"';

const TOTALS = {
  table: 'presence_total',
  columns: { day: 'day' },
  sums: { came: 'came', went: 'went', trained_came: 'trainedCame', trained_went: 'trainedWent' },
} as const;

// A day of which everybody was erased stays as zeros.
const LIST = query<PresenceDay>(
  `select day, came, went, trained_came as "trainedCame", trained_went as "trainedWent" from presence_total
   where tenant = :tenant and (came <> 0 or went <> 0) order by day`,
);

const CAME = `substr(enrolled_at, 1, ${DAY_LENGTH})`;
const WENT = `substr(left_at, 1, ${DAY_LENGTH})`;
const RECOUNT = query<PresenceDay>(
  `select day, sum(came) as came, sum(went) as went, sum(came * trained) as "trainedCame", sum(went * trained) as "trainedWent"
   from (select ${CAME} as day, 1 as came, 0 as went, coalesce(trained, 0) as trained from person
       where tenant = :tenant and label is null and (left_at is null or ${WENT} > ${CAME})
     union all select ${WENT} as day, 0 as came, 1 as went, coalesce(trained, 0) as trained from person
       where tenant = :tenant and label is null and ${WENT} > ${CAME}) as step
   group by day order by day`,
);

/**
 * What somebody adds to the days of their coming and of their going. Who left on the day of their coming, or by a clock that
 * was set back before it, adds nothing, nor does anybody of the company's side, who has a label.
 */
export function listDays({ label, trained, enrolledAt, leftAt }: CountedPerson): PresenceDay[] {
  const came = enrolledAt.slice(0, DAY_LENGTH);
  const went = leftAt?.slice(0, DAY_LENGTH) ?? null;
  if (label !== null || (went !== null && went <= came)) return [];
  const nobody = { came: 0, went: 0, trainedCame: 0, trainedWent: 0 };
  const ofTrained = trained === 1 ? 1 : 0;
  return [
    { ...nobody, day: came, came: 1, trainedCame: ofTrained },
    ...(went === null ? [] : [{ ...nobody, day: went, went: 1, trainedWent: ofTrained }]),
  ];
}

/**
 * Takes people out of the totals as they were, and counts them as they are now; in the transaction that changes them, behind
 * all else but the audit log: whoever comes or goes on the same day waits for its row.
 */
export function movePresence(
  connection: SqlConnection,
  tenant: string,
  { before, after }: { before: readonly CountedPerson[]; after: readonly CountedPerson[] },
): Promise<void> {
  const lost = before.flatMap(listDays).map(({ day, came, went, trainedCame, trainedWent }) => ({
    day,
    came: -came,
    went: -went,
    trainedCame: -trainedCame,
    trainedWent: -trainedWent,
  }));
  return raiseSums(connection, TOTALS, { tenant, rows: [...lost, ...after.flatMap(listDays)] });
}

/** Ambassadors by the days of their coming and going, as they were kept; who was erased is on none. */
export function listPresence(connection: SqlConnection, tenant: string): Promise<PresenceDay[]> {
  return connection.all(LIST, { tenant });
}

/** The same, counted anew from the people. */
export function recountPresence(connection: SqlConnection, tenant: string): Promise<PresenceDay[]> {
  return connection.all(RECOUNT, { tenant });
}
