-- What is known of an environment is out of date as soon as a report comes in, and one that is not known at all would be
-- thought to have a row: every index looks as good as any other then, and pairs of tables are compared row by row. With
-- no statistics an environment is thought to have a two-hundredth of the table.
alter table finding alter column env set statistics 0;
alter table finding_cve alter column env set statistics 0;
alter table finding_asset alter column env set statistics 0;
alter table finding_output alter column env set statistics 0;
alter table finding_group alter column env set statistics 0;
alter table finding_group_control alter column env set statistics 0;
alter table finding_tally alter column env set statistics 0;
alter table action_scope alter column env set statistics 0;
