-- Closed ones are counted too: pages of theirs went through them all to say how many there are.
alter table finding_due add column open boolean not null default true;
alter table finding_due alter column open drop default;
alter table finding_due drop constraint finding_due_pkey;
alter table finding_due add primary key (env, open, severity, due_at);
insert into finding_due (env, open, severity, due_at, findings)
select env, open, severity, due_at, count(*) from finding where not open group by env, open, severity, due_at;
