-- Every issue of the composer recipes, the highest sequence counts. Null content: taken back, the bundled ones hold.
create table composer_recipes (
  tenant text not null,
  seq integer not null,
  content text,
  key_id text,
  signature text,
  created_at text not null,
  primary key (tenant, seq),
  foreign key (tenant) references tenant (tenant)
);
