-- How many events there are, kept in the transaction that adds them, so that totals need no scan of the log. The day is
-- that of the event, in UTC.
create table event_total (
  tenant text not null,
  day text not null,
  type text not null,
  network text not null,
  total integer not null,
  primary key (tenant, day, type, network),
  foreign key (tenant) references tenant (tenant)
);

insert into event_total (tenant, day, type, network, total)
select tenant, substr(occurred_at, 1, 10), type, network, count(*)
from share_event
group by tenant, substr(occurred_at, 1, 10), type, network;
