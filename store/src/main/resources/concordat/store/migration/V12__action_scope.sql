-- Which findings an action is to mend: keyed hashes under the digest that the ledger tells of the action. Rows that no
-- act tells of are swept.
create table action_scope (
    env      integer not null references finding_environment,
    scope    bytea   not null,
    identity bytea   not null,
    primary key (env, scope, identity)
);
create index action_scope_of on action_scope (env, identity);

-- Open findings of one weakness by severity, and which controls they make fail from when.
alter table finding_group
    add column critical integer not null default 0,
    add column high     integer not null default 0,
    add column medium   integer not null default 0,
    add column low      integer not null default 0;

create table finding_group_control (
    env         integer not null references finding_environment,
    weakness    bigint  not null,
    control     text    not null,
    findings    integer not null,
    breaches_at bigint  not null,
    primary key (env, weakness, control)
);
