-- Findings. Who has which weakness is sealed with the body's own key: what stands in the open is severity, state and
-- times. Identities are keyed hashes. Everything in finding and finding_asset can be made again from finding_import.

create table finding_environment (
    id            integer generated always as identity primary key,
    network       text    not null,
    environment   text    not null,
    next_import   bigint  not null default 0,
    next_finding  bigint  not null default 1,
    next_asset    integer not null default 1,
    unique (network, environment)
);

-- Every import in the order it came, with all that its report held.
create table finding_import (
    env          integer  not null references finding_environment,
    position     bigint   not null,
    report       text     not null,
    digest       bytea    not null,
    scanned_at   bigint   not null,
    imported_at  bigint   not null,
    strength     text     not null,
    vantage      text     not null,
    items        integer  not null,
    withdrawn_at bigint,
    payload      bytea    not null,
    primary key (env, position),
    unique (env, report)
);
create unique index finding_import_once on finding_import (env, digest) where withdrawn_at is null;

create table finding_asset (
    env             integer not null references finding_environment,
    number          integer not null,
    identity        bytea   not null,
    internet_facing boolean not null,
    payload         bytea   not null,
    primary key (env, number),
    unique (env, identity)
);

-- Asset 0 stands for whatever host a report leaves unsaid. The bar packs strength, credentials and listing.
create table finding (
    env               integer  not null references finding_environment,
    number            bigint   not null,
    identity          bytea    not null,
    asset             integer  not null,
    severity          smallint not null,
    open              boolean  not null,
    first_seen_at     bigint   not null,
    first_reported_at bigint,
    last_seen_at      bigint   not null,
    last_import       bigint   not null,
    closed_import     bigint,
    bar               smallint not null,
    payload           bytea    not null,
    primary key (env, number),
    unique (env, identity)
) with (fillfactor = 85);
create index finding_by_state on finding (env, open, severity, number);
create index finding_by_asset on finding (env, asset, severity, number);

-- What the tool saw when the finding first came up.
create table finding_output (
    env     integer not null,
    number  bigint  not null,
    payload bytea   not null,
    primary key (env, number),
    foreign key (env, number) references finding on delete cascade
);

-- The tool's prose about a weakness, by the weakness's keyed hash.
create table finding_wording (
    env      integer not null references finding_environment,
    weakness bytea   not null,
    payload  bytea   not null,
    primary key (env, weakness)
);
