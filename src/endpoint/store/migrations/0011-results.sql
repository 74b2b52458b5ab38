-- Results ask for the conversions of some months, and ambassadors for what came of their own links.
create index conversion_by_time on conversion (tenant, occurred_at);

create index click_by_pseudonym on click (tenant, pseudonym);
