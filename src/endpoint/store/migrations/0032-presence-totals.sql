-- How many ambassadors came and left on each day (UTC), by whether they are trained, kept in the transactions in which they
-- do: from these it is told whether enough were there in a month. Who left on the day of their coming is in neither, nor is
-- anybody of the company's side. No foreign key: in a Citus cluster that is spread already a new table stands on the
-- coordinator until distribute.sql is run again, and may not refer to one that is spread.
create table presence_total (
  tenant text not null,
  day text not null,
  trained integer not null,
  came integer not null,
  went integer not null,
  primary key (tenant, day, trained)
);

insert into presence_total (tenant, day, trained, came, went)
select tenant, day, trained, sum(came), sum(went)
from (
  select tenant, substr(enrolled_at, 1, 10) as day, coalesce(trained, 0) as trained, 1 as came, 0 as went
  from person
  where label is null and (left_at is null or substr(left_at, 1, 10) > substr(enrolled_at, 1, 10))
  union all
  select tenant, substr(left_at, 1, 10), coalesce(trained, 0), 0, 1
  from person
  where label is null and substr(left_at, 1, 10) > substr(enrolled_at, 1, 10)
) as step
group by tenant, day, trained;
