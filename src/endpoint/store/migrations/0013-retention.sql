-- From which month on (UTC) a company's raw rows are there; of the months before, there are totals. The day is the last one
-- on which somebody looked.
create table retention (
  tenant text not null,
  raw_from text not null,
  looked_on text not null,
  primary key (tenant),
  foreign key (tenant) references tenant (tenant)
);
