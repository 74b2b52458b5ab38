-- The visits that led to a conversion, as they were when it came: its value is split over them, also when the clicks are
-- no longer kept. A conversion that its sender knew by tags alone has none.
create table conversion_touch (
  tenant text not null,
  conversion_id text not null,
  click_id text not null,
  occurred_at text not null,
  item_id text not null,
  network text not null,
  pseudonym text,
  primary key (tenant, conversion_id, click_id),
  foreign key (tenant, conversion_id) references conversion (tenant, conversion_id)
);

create index conversion_touch_by_pseudonym on conversion_touch (tenant, pseudonym);
