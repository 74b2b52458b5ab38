import { openDatabase } from '../../../src/endpoint/store/open-store.ts';
import { listRows } from '../../../src/endpoint/store/sql/multi-row.ts';
import { movePresence } from '../../../src/endpoint/store/sql/presence-totals.ts';
import type { Company } from './company.ts';

const DAY_MS = 86_400_000;
/** One in so many has left, after another number of days each, up to two years; one in so many is trained. */
const LEFT_OF = 10;
const LEFT_AFTER_DAYS = 730;
/** Shares no factor with the days above, so that all of these come. */
const STEP_DAYS = 211;
const TRAINED_OF = 50;

const FIELDS = [
  'personId',
  'roles',
  'label',
  'locale',
  'topics',
  'enrolledAt',
  'leftAt',
  'trained',
] as const;

/** Puts ambassadors into a company at once, with the totals of their coming and going, evenly spread over some days. */
export async function addCrowd(
  { context: { tenant }, dataFile }: Company,
  { people, firstDay, days }: { people: number; firstDay: string; days: number },
): Promise<void> {
  const end = Date.parse(firstDay) + days * DAY_MS;
  const crowd = Array.from({ length: people }, (_none, index) => {
    const came = Date.parse(firstDay) + Math.floor((index / people) * days) * DAY_MS;
    const stayed = 1 + ((Math.floor(index / LEFT_OF) * STEP_DAYS) % LEFT_AFTER_DAYS);
    const left = came + stayed * DAY_MS;
    const hasLeft = index % LEFT_OF === 0 && left < end;
    return {
      personId: `p-${index}`,
      roles: '["ambassador"]',
      label: null,
      locale: 'en',
      topics: '[]',
      enrolledAt: new Date(came).toISOString(),
      leftAt: hasLeft ? new Date(left).toISOString() : null,
      trained: index % TRAINED_OF === 0 ? 1 : null,
    };
  });
  const database = openDatabase({ dataFile, databaseUrl: null });
  await database.transaction(async (connection) => {
    await connection.run(
      `insert into person (tenant, person_id, roles, label, locale, topics, enrolled_at, left_at, trained) values :rows`,
      { rows: listRows(tenant, FIELDS, crowd) },
    );
    await movePresence(connection, tenant, { before: [], after: crowd });
  });
  await database.close();
}
