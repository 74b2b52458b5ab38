-- Short numbers that codes of links carry instead of ids: one for each item, ambassador and network that ever got a
-- link, from 1 up. None for a pair: a code seals the three.
create table link_handle (
  tenant text not null,
  kind text not null,
  handle integer not null,
  subject text not null,
  primary key (tenant, kind, handle),
  foreign key (tenant) references tenant (tenant)
);

create unique index link_handle_by_subject on link_handle (tenant, kind, subject);

-- Append-only. No address and no name of a browser: the class, the rule that gave it, and a hash that nobody can tie to
-- the next day's. No reference to the item: a click that came is kept.
create table click (
  tenant text not null,
  click_id text not null,
  occurred_at text not null,
  item_id text not null,
  network text not null,
  pseudonym text,
  class text not null,
  reason text not null,
  visitor text not null,
  primary key (tenant, click_id),
  foreign key (tenant) references tenant (tenant)
);

create table click_total (
  tenant text not null,
  day text not null,
  item_id text not null,
  network text not null,
  class text not null,
  total integer not null,
  primary key (tenant, day, item_id, network, class),
  foreign key (tenant) references tenant (tenant)
);

-- Made the day before it is used, deleted the day after.
create table visitor_salt (
  tenant text not null,
  day text not null,
  salt text not null,
  primary key (tenant, day),
  foreign key (tenant) references tenant (tenant)
);
