-- 1: trained to put facts right in public, by the code that somebody enrols with; null: not.
alter table person add column trained integer;
alter table enrolment_code add column trained integer;
