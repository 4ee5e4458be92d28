-- A count reads an index alone where it is known that everybody sees the whole page of a table; left to itself, that is
-- found out when a fifth of a table is new.
alter table finding set (autovacuum_vacuum_insert_scale_factor = 0.01);
alter table finding_cve set (autovacuum_vacuum_insert_scale_factor = 0.01);
