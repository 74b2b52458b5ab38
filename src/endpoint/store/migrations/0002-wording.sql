-- How much of the approved wording was posted: as-written, touched or rewritten; null where it was not seen.
alter table share_event add column wording text;
alter table share add column wording text;
