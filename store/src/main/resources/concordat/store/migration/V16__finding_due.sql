-- Open findings counted by severity and by when they are due, so that a list says how many it has without going through
-- them. Made again by every import.
create table finding_due (
    env      integer  not null,
    severity smallint not null,
    due_at   bigint   not null,
    findings integer  not null,
    primary key (env, severity, due_at)
);
alter table finding_due alter column env set statistics 0;
insert into finding_due (env, severity, due_at, findings)
select env, severity, due_at, count(*) from finding where open group by env, severity, due_at;
