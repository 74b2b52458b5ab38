-- Rules for every table: the tenant first in each key, ids and instants (ISO 8601, UTC) as text, no generated ids.
-- SQL in the subset that SQLite and PostgreSQL share.

create table tenant (
  tenant text not null,
  secret text not null,
  programme text,
  content_seq integer not null,
  content_changed_at text not null,
  created_at text not null,
  primary key (tenant)
);

create table ambassador (
  tenant text not null,
  ambassador_id text not null,
  locale text not null,
  topics text not null,
  enrolled_at text not null,
  primary key (tenant, ambassador_id),
  foreign key (tenant) references tenant (tenant)
);

-- A used code does not say who used it.
create table enrolment_code (
  tenant text not null,
  code_hash text not null,
  locale text not null,
  topics text not null,
  created_at text not null,
  expires_at text not null,
  used_at text,
  primary key (tenant, code_hash),
  foreign key (tenant) references tenant (tenant)
);

create table device_token (
  tenant text not null,
  token_hash text not null,
  ambassador_id text not null,
  created_at text not null,
  primary key (tenant, token_hash),
  foreign key (tenant, ambassador_id) references ambassador (tenant, ambassador_id)
);

create table admin_token (
  tenant text not null,
  token_hash text not null,
  created_at text not null,
  primary key (tenant, token_hash),
  foreign key (tenant) references tenant (tenant)
);

-- Every revision stays: shares keep pointing to the words that were approved when they were made.
create table item_revision (
  tenant text not null,
  item_id text not null,
  revision integer not null,
  title text not null,
  campaign text not null,
  content text not null,
  created_at text not null,
  primary key (tenant, item_id, revision),
  foreign key (tenant) references tenant (tenant)
);

create table item (
  tenant text not null,
  item_id text not null,
  revision integer not null,
  publish_at text not null,
  expires_at text,
  primary key (tenant, item_id),
  foreign key (tenant, item_id, revision) references item_revision (tenant, item_id, revision)
);

-- Append-only. Rows are never updated; the share is derived from them.
create table share_event (
  tenant text not null,
  event_id text not null,
  payload_hash text not null,
  type text not null,
  share_id text not null,
  occurred_at text not null,
  sent_at text not null,
  received_at text not null,
  item_id text not null,
  item_revision integer not null,
  variant_id text not null,
  network text not null,
  composer text not null,
  mode text not null,
  link text not null,
  attribution text not null,
  pseudonym text,
  evidence text,
  permalink text,
  client_version text not null,
  primary key (tenant, event_id),
  foreign key (tenant, item_id, item_revision) references item_revision (tenant, item_id, revision)
);

create index share_event_by_share on share_event (tenant, share_id);

create table share (
  tenant text not null,
  share_id text not null,
  state text not null,
  network text not null,
  composer text not null,
  mode text not null,
  item_id text not null,
  item_revision integer not null,
  variant_id text not null,
  campaign text not null,
  link text not null,
  permalink text,
  evidence text,
  pseudonym text,
  inserted_at text not null,
  published_at text,
  received_at text not null,
  client_version text not null,
  primary key (tenant, share_id),
  foreign key (tenant, item_id, item_revision) references item_revision (tenant, item_id, revision)
);

create index share_by_insertion on share (tenant, inserted_at, share_id);
