-- What results are read from, kept in the transactions that change what they count, by the month (UTC), so that results
-- need no raw row. Nobody's pseudonym is in any of them. Filled here from what there is; people and conversions, which take
-- more than SQL, by store/sql/fill-rollups.ts.
create table share_total (
  tenant text not null,
  month text not null,
  item_id text not null,
  network text not null,
  composer text not null,
  state text not null,
  total integer not null,
  primary key (tenant, month, item_id, network, composer, state),
  foreign key (tenant) references tenant (tenant)
);

insert into share_total (tenant, month, item_id, network, composer, state, total)
select tenant, substr(inserted_at, 1, 7), item_id, network, composer, state, count(*)
from share
group by tenant, substr(inserted_at, 1, 7), item_id, network, composer, state;

-- By the month, not by the day any more: nothing finer is ever told.
create table click_month_total (
  tenant text not null,
  month text not null,
  item_id text not null,
  network text not null,
  class text not null,
  total integer not null,
  primary key (tenant, month, item_id, network, class),
  foreign key (tenant) references tenant (tenant)
);

insert into click_month_total (tenant, month, item_id, network, class, total)
select tenant, substr(day, 1, 7), item_id, network, class, sum(total)
from click_total
group by tenant, substr(day, 1, 7), item_id, network, class;

drop table click_total;
alter table click_month_total rename to click_total;

-- Who clicked: visitors of a day, as a sketch, and how many it holds.
create table people_total (
  tenant text not null,
  month text not null,
  item_id text not null,
  network text not null,
  people integer not null,
  sketch text not null,
  primary key (tenant, month, item_id, network),
  foreign key (tenant) references tenant (tenant)
);

-- From the month of the first visit that led to a conversion (since) to its own, or that of a visit which seems to be
-- later; items: all that were visited. Network and currency are empty where there is none.
create table conversion_total (
  tenant text not null,
  month text not null,
  since text not null,
  items text not null,
  item_id text not null,
  network text not null,
  type text not null,
  currency text not null,
  total integer not null,
  amount_minor bigint not null,
  primary key (tenant, month, since, items, item_id, network, type, currency),
  foreign key (tenant) references tenant (tenant)
);

-- The parts of conversions that visits get, by each model and lookback window: thousandths, and of the value.
create table credit_total (
  tenant text not null,
  model text not null,
  lookback_days integer not null,
  month text not null,
  since text not null,
  items text not null,
  item_id text not null,
  network text not null,
  currency text not null,
  milli integer not null,
  amount_minor bigint not null,
  primary key (tenant, model, lookback_days, month, since, items, item_id, network, currency),
  foreign key (tenant) references tenant (tenant)
);
