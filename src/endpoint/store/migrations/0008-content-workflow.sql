-- Items on their way: where the newest revision of each stands. What is in the feeds is in item and item_revision.
create table item_work (
  tenant text not null,
  item_id text not null,
  revision integer not null,
  stage text not null,
  hands text not null,
  changed_at text not null,
  primary key (tenant, item_id),
  foreign key (tenant) references tenant (tenant)
);

-- Every revision that was ever written, also those that nobody approved. The signature is that of the approval.
create table item_draft (
  tenant text not null,
  item_id text not null,
  revision integer not null,
  content text not null,
  author text not null,
  created_at text not null,
  key_id text,
  signature text,
  primary key (tenant, item_id, revision),
  foreign key (tenant) references tenant (tenant)
);

-- Null: as its dates say.
alter table item add column withdrawn_at text;

-- A notice to all ambassadors that nothing is to be shared for now, as JSON.
alter table tenant add column pause text;
