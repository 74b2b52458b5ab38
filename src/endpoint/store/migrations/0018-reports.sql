-- What ambassadors tell of their own accord. An outcome waits until an admin confirms or declines it; what is confirmed
-- becomes a conversion under the reference, which says neither who told it nor when. Append-only but for that and for an
-- erasure.
create table outcome (
  tenant text not null,
  event_id text not null,
  payload_hash text not null,
  reference text not null,
  state text not null,
  kind text not null,
  happened_on text not null,
  occurred_at text not null,
  sent_at text not null,
  received_at text not null,
  share_id text not null,
  item_id text not null,
  variant_id text not null,
  network text not null,
  pseudonym text,
  client_version text not null,
  decided_at text,
  primary key (tenant, event_id),
  foreign key (tenant, item_id) references item (tenant, item_id)
);

create unique index outcome_by_reference on outcome (tenant, reference);
create index outcome_by_pseudonym on outcome (tenant, pseudonym);
create index outcome_by_month on outcome (tenant, state, happened_on);

-- Every level that was told; the one told last in a quarter holds.
create table told_level (
  tenant text not null,
  event_id text not null,
  payload_hash text not null,
  network text not null,
  level text not null,
  occurred_at text not null,
  sent_at text not null,
  received_at text not null,
  pseudonym text,
  client_version text not null,
  primary key (tenant, event_id),
  foreign key (tenant) references tenant (tenant)
);

create index told_level_by_pseudonym on told_level (tenant, pseudonym);
