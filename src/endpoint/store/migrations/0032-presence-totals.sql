-- How many ambassadors came and left on each day (UTC), and how many of these are trained, kept in the transactions in which
-- they do: from these it is told whether enough were there in a month. Who left on the day of their coming is in none, nor
-- is anybody of the company's side. No foreign key: in a Citus cluster that is spread already a new table stands on the
-- coordinator until distribute.sql is run again, and may not refer to one that is spread.
create table presence_total (
  tenant text not null,
  day text not null,
  came integer not null,
  went integer not null,
  trained_came integer not null,
  trained_went integer not null,
  primary key (tenant, day)
);

insert into presence_total (tenant, day, came, went, trained_came, trained_went)
select tenant, day, sum(came), sum(went), sum(came * trained), sum(went * trained)
from (
  select tenant, substr(enrolled_at, 1, 10) as day, 1 as came, 0 as went, coalesce(trained, 0) as trained
  from person
  where label is null and (left_at is null or substr(left_at, 1, 10) > substr(enrolled_at, 1, 10))
  union all
  select tenant, substr(left_at, 1, 10), 0, 1, coalesce(trained, 0)
  from person
  where label is null and substr(left_at, 1, 10) > substr(enrolled_at, 1, 10)
) as step
group by tenant, day;
