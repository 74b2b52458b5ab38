-- A sketch is half a page at most: beside its row it is read in one go, neither compressed nor from a place of its own.
alter table people_total alter column sketch set storage plain;
