-- What comes in every day lies in one partition a month, by the time that the id begins with, so that a month that is no
-- longer kept goes with its table. The tables of before become the partitions of ids that fit no month: nothing is
-- copied here, and the endpoint moves what has a month when it makes that month's partition.

alter table share_event rename to share_event_odd;
alter index share_event_pkey rename to share_event_odd_pkey;
alter index share_event_by_share rename to share_event_odd_by_share;
create table share_event (like share_event_odd) partition by range (event_id);
alter table share_event add primary key (tenant, event_id);
alter table share_event add foreign key (tenant, item_id, item_revision)
  references item_revision (tenant, item_id, revision);
create index share_event_by_share on share_event (tenant, share_id);
alter table share_event attach partition share_event_odd default;

alter table share rename to share_odd;
alter index share_pkey rename to share_odd_pkey;
alter index share_by_insertion rename to share_odd_by_insertion;
alter index share_by_pseudonym rename to share_odd_by_pseudonym;
create table share (like share_odd) partition by range (share_id);
alter table share add primary key (tenant, share_id);
alter table share add foreign key (tenant, item_id, item_revision)
  references item_revision (tenant, item_id, revision);
create index share_by_insertion on share (tenant, inserted_at, share_id);
create index share_by_pseudonym on share (tenant, pseudonym);
alter table share attach partition share_odd default;

alter table click rename to click_odd;
alter index click_pkey rename to click_odd_pkey;
alter index click_by_pseudonym rename to click_odd_by_pseudonym;
create table click (like click_odd) partition by range (click_id);
alter table click add primary key (tenant, click_id);
alter table click add foreign key (tenant) references tenant (tenant);
create index click_by_pseudonym on click (tenant, pseudonym);
alter table click attach partition click_odd default;

-- The visits of a conversion are written with it and lie in the same month: no key between the two, which would keep
-- either month from going.
alter table conversion_touch drop constraint conversion_touch_tenant_conversion_id_fkey;

alter table conversion rename to conversion_odd;
alter index conversion_pkey rename to conversion_odd_pkey;
alter index conversion_by_pseudonym rename to conversion_odd_by_pseudonym;
alter index conversion_by_time rename to conversion_odd_by_time;
create table conversion (like conversion_odd) partition by range (conversion_id);
alter table conversion add primary key (tenant, conversion_id);
alter table conversion add foreign key (tenant) references tenant (tenant);
create index conversion_by_pseudonym on conversion (tenant, pseudonym);
create index conversion_by_time on conversion (tenant, occurred_at);
alter table conversion attach partition conversion_odd default;

alter table conversion_touch rename to conversion_touch_odd;
alter index conversion_touch_pkey rename to conversion_touch_odd_pkey;
alter index conversion_touch_by_pseudonym rename to conversion_touch_odd_by_pseudonym;
create table conversion_touch (like conversion_touch_odd) partition by range (conversion_id);
alter table conversion_touch add primary key (tenant, conversion_id, click_id);
create index conversion_touch_by_pseudonym on conversion_touch (tenant, pseudonym);
alter table conversion_touch attach partition conversion_touch_odd default;
