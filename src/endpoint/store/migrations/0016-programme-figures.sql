-- What the company itself says things cost and are worth, as JSON; every revision stays, the highest holds.
create table programme_figures (
  tenant text not null,
  revision integer not null,
  content text not null,
  changed_at text not null,
  primary key (tenant, revision),
  foreign key (tenant) references tenant (tenant)
);
