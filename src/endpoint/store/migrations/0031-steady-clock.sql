-- The day since which the endpoint's clock has gone on without a leap, as far as somebody looked; null is always.
alter table retention add column steady_since text;
