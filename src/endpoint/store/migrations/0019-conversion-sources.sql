-- Who told of a conversion: `system` (with an API key), `file`, `site` (the company's own pages), `self` (an ambassador,
-- and an admin confirmed it).
alter table conversion add column source text;

update conversion set source = 'system';
