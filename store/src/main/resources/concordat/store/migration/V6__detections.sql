-- A finding may be shown by several tools, and an asset go by several names. Imports now keep names and not numbers, so
-- what earlier builds kept cannot be read.
do $$
begin
    if exists (select from finding_import) then
        raise exception 'findings here were kept by an earlier build, which kept them in another form: begin again with --fresh, or go on with that build';
    end if;
end
$$;

-- That an asset's name means another. Why is sealed, as names and ids are.
create table finding_merge (
    env     integer not null,
    name    integer not null,
    into_   integer not null,
    import  bigint  not null,
    payload bytea   not null,
    primary key (env, name),
    foreign key (env, name) references finding_asset,
    foreign key (env, into_) references finding_asset
);

-- That somebody said that two names are two assets.
create table finding_apart (
    env   integer not null,
    one   integer not null,
    other integer not null,
    primary key (env, one, other),
    foreign key (env, one) references finding_asset,
    foreign key (env, other) references finding_asset
);

-- What lists are asked for by. The weakness is a keyed hash, as is a vulnerability. What is not due is due at the end of
-- time. Every sort that is offered goes along one of these indexes, one severity after the other.
alter table finding
    add column weakness bigint not null,
    add column due_at   bigint not null default 9223372036854775807;
drop index finding_by_asset;
create index finding_by_asset on finding (env, asset, open, severity);
create index finding_by_weakness on finding (env, weakness, open, severity);
create index finding_by_due on finding (env, open, severity, due_at, number);
create index finding_by_age on finding (env, open, severity, first_seen_at, number);

create table finding_cve (
    env    integer not null,
    cve    bigint  not null,
    number bigint  not null,
    primary key (env, cve, number),
    foreign key (env, number) references finding on delete cascade
);
create index finding_cve_of on finding_cve (env, number);

-- Open findings added up, one line for each weakness and one for each asset. Made again by every import.
create table finding_group (
    env      integer  not null,
    weakness bigint   not null,
    sample   bigint   not null,
    severity smallint not null,
    findings integer  not null,
    assets   integer  not null,
    since    bigint   not null,
    due_at   bigint   not null,
    primary key (env, weakness)
);
create index finding_group_worst on finding_group (env, severity desc, findings desc, weakness);
create index finding_group_most on finding_group (env, assets desc, weakness);
create index finding_group_due on finding_group (env, due_at, weakness);

create table finding_tally (
    env      integer  not null,
    asset    integer  not null,
    worst    smallint not null,
    critical integer  not null,
    high     integer  not null,
    medium   integer  not null,
    low      integer  not null,
    info     integer  not null,
    due_at   bigint   not null,
    primary key (env, asset)
);
create index finding_tally_worst on finding_tally (env, worst desc, critical desc, high desc, asset);
