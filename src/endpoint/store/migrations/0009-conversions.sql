-- What the company's own systems saw of those who followed a shared link. Append-only but for an erasure. Of the landing
-- address, only what its tags say is kept. The amount is in minor units of the currency.
create table conversion (
  tenant text not null,
  conversion_id text not null,
  payload_hash text not null,
  type text not null,
  amount_minor bigint,
  currency text,
  occurred_at text not null,
  received_at text not null,
  item_id text not null,
  variant_id text not null,
  network text,
  pseudonym text,
  primary key (tenant, conversion_id),
  foreign key (tenant) references tenant (tenant)
);

create index conversion_by_pseudonym on conversion (tenant, pseudonym);

-- A conversion asks whether somebody shared under its pseudonym; an erasure asks for all of their shares.
create index share_by_pseudonym on share (tenant, pseudonym);
