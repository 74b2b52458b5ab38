-- Everybody who holds a token. Ambassadors have no name here; whoever works for the company's side has a label, since the
-- audit log says who did what.
create table person (
  tenant text not null,
  person_id text not null,
  roles text not null,
  label text,
  locale text not null,
  topics text not null,
  enrolled_at text not null,
  left_at text,
  primary key (tenant, person_id),
  foreign key (tenant) references tenant (tenant)
);

insert into person (tenant, person_id, roles, label, locale, topics, enrolled_at, left_at)
select tenant, ambassador_id, '["ambassador"]', null, locale, topics, enrolled_at, null
from ambassador;

insert into person (tenant, person_id, roles, label, locale, topics, enrolled_at, left_at)
select tenant, 'admin-' || substr(token_hash, 1, 16), '["admin"]', 'Admin token of ' || substr(created_at, 1, 10),
  'en', '[]', created_at, null
from admin_token;

-- The tokens that follow one another on one device: what is revoked is all of them.
create table token_family (
  tenant text not null,
  family_id text not null,
  person_id text not null,
  created_at text not null,
  revoked_at text,
  revoked_because text,
  primary key (tenant, family_id),
  foreign key (tenant, person_id) references person (tenant, person_id)
);

create index token_family_by_person on token_family (tenant, person_id);

-- One token of a family is current. A pending one takes its place with its first use; a retired one that is used again
-- was copied.
create table bearer_token (
  tenant text not null,
  token_hash text not null,
  family_id text not null,
  state text not null,
  created_at text not null,
  changed_at text not null,
  primary key (tenant, token_hash),
  foreign key (tenant, family_id) references token_family (tenant, family_id)
);

create index bearer_token_by_family on bearer_token (tenant, family_id);

insert into token_family (tenant, family_id, person_id, created_at, revoked_at, revoked_because)
select tenant, 'device-' || substr(token_hash, 1, 16), ambassador_id, created_at, null, null
from device_token;

insert into token_family (tenant, family_id, person_id, created_at, revoked_at, revoked_because)
select tenant, 'admin-' || substr(token_hash, 1, 16), 'admin-' || substr(token_hash, 1, 16), created_at, null, null
from admin_token;

insert into bearer_token (tenant, token_hash, family_id, state, created_at, changed_at)
select tenant, token_hash, 'device-' || substr(token_hash, 1, 16), 'current', created_at, created_at
from device_token;

insert into bearer_token (tenant, token_hash, family_id, state, created_at, changed_at)
select tenant, token_hash, 'admin-' || substr(token_hash, 1, 16), 'current', created_at, created_at
from admin_token;

drop table device_token;
drop table admin_token;
drop table ambassador;

-- A code for somebody of the company's side says who they are. It opens nothing for an ambassador.
alter table enrolment_code add column staff text;

-- What a person who left or was erased can show. It does not say who that was.
create table receipt (
  tenant text not null,
  receipt_id text not null,
  content text not null,
  created_at text not null,
  primary key (tenant, receipt_id),
  foreign key (tenant) references tenant (tenant)
);

-- Append-only, and held to it by the database: see the triggers.
create table audit_entry (
  tenant text not null,
  seq integer not null,
  at text not null,
  actor text not null,
  action text not null,
  subject text not null,
  details text not null,
  previous text not null,
  hash text not null,
  primary key (tenant, seq),
  foreign key (tenant) references tenant (tenant)
);

-- Where each tenant's chain ends, so that entries which are missing at its end are missed.
create table audit_head (
  tenant text not null,
  seq integer not null,
  hash text not null,
  primary key (tenant),
  foreign key (tenant) references tenant (tenant)
);
