import type { Bench } from './bench.ts';

/** Differences between what is counted and what there is; each statement gives one number, in both databases' SQL. */
const DIFFERENCES = [
  // Shares in the log, and shares that events speak of.
  `select abs((select count(*) from share)
    - (select count(distinct share_id) from share_event)) as difference`,
  `select abs((select count(*) from share where state = 'published')
    - (select count(distinct share_id) from share_event
       where type = 'share.published' and evidence = 'toast')) as difference`,
  `select sum(abs(coalesce(counted, 0) - coalesce(kept, 0))) as difference from (
     select day, type, network, sum(total) as kept from event_total group by day, type, network
   ) as totals full join (
     select substr(occurred_at, 1, 10) as day, type, network, count(*) as counted
     from share_event group by substr(occurred_at, 1, 10), type, network
   ) as events using (day, type, network)`,
  `select sum(abs(coalesce(counted, 0) - coalesce(kept, 0))) as difference from (
     select month, item_id, network, class, total as kept from click_total
   ) as totals full join (
     select substr(occurred_at, 1, 7) as month, item_id, network, class, count(*) as counted
     from click group by substr(occurred_at, 1, 7), item_id, network, class
   ) as clicks using (month, item_id, network, class)`,
  `select sum(abs(coalesce(counted, 0) - coalesce(kept, 0))) as difference from (
     select month, item_id, network, composer, state, total as kept from share_total
   ) as totals full join (
     select substr(inserted_at, 1, 7) as month, item_id, network, composer, state, count(*) as counted
     from share group by substr(inserted_at, 1, 7), item_id, network, composer, state
   ) as shares using (month, item_id, network, composer, state)`,
  `select sum(abs(coalesce(counted_came, 0) - coalesce(came, 0))
     + abs(coalesce(counted_went, 0) - coalesce(went, 0))) as difference from (
     select day, came, went from presence_total
   ) as totals full join (
     select day, sum(one_came) as counted_came, sum(one_went) as counted_went from (
       select substr(enrolled_at, 1, 10) as day, 1 as one_came, 0 as one_went from person
       where label is null and (left_at is null or substr(left_at, 1, 10) > substr(enrolled_at, 1, 10))
       union all select substr(left_at, 1, 10), 0, 1 from person
       where label is null and substr(left_at, 1, 10) > substr(enrolled_at, 1, 10)
     ) as step group by day
   ) as people using (day)`,
];

/** By how much the share log and the kept totals differ from a count of events and clicks. */
export async function countCounterError(bench: Bench): Promise<number> {
  const found = await Promise.all(DIFFERENCES.map((sql) => bench.look(sql)));
  // A sum over nothing is null, which is no difference.
  return found.flat().reduce((sum, { difference }) => sum + Number(difference ?? 0), 0);
}
