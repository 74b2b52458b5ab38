-- Where content is imported from on a schedule. `defaults` completes the entries of a feed, as flat text in JSON; null
-- for import documents. Whoever moves `next_at` on, has the next run: one process of however many.
create table content_source (
  tenant text not null,
  source_id text not null,
  url text not null,
  defaults text,
  every_minutes integer not null,
  created_at text not null,
  next_at text not null,
  etag text,
  last_modified text,
  failures integer not null,
  last_at text,
  last_outcome text,
  last_detail text,
  primary key (tenant, source_id),
  foreign key (tenant) references tenant (tenant)
);
