-- What people said of two names: that they are two assets, or one.
alter table finding_apart rename to finding_said;
alter table finding_said add column one_asset boolean not null default false;
alter table finding_said alter column one_asset drop default;

-- What somebody said rests on no import.
alter table finding_merge alter column import drop not null;

-- Whether an import that counts has the name. One that only withdrawn imports have keeps its number, and is no asset.
alter table finding_asset add column reported boolean not null default true;
alter table finding_asset alter column reported drop default;
