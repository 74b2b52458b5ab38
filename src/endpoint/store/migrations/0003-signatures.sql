-- The signature that approval gave to a revision. Null: from before there were signatures; the endpoint signs it at its
-- next start.
alter table item_revision add column key_id text;
alter table item_revision add column signature text;
