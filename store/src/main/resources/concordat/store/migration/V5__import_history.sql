-- What each import brought, sealed like its payload, so that it can be told after a restart. Imports of before have none.
alter table finding_import add column history bytea;
