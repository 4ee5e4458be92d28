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
