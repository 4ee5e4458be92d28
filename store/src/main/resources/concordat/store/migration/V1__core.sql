-- What Concordat keeps. The network's id stands in every key; instants are microseconds since 1970-01-01T00:00Z.
-- What can be made again from these tables stands in the schema "derived" (derived.sql), which may be dropped.

-- The ledger. The bytes are what is hashed and signed; kind, body and at repeat what they say, for paging.
create table act (
    network  text   not null,
    position bigint not null,
    bytes    bytea  not null,
    leaf     bytea  not null,
    kind     text   not null,
    body     text,
    at       bigint not null,
    primary key (network, position)
);
create index act_of_body on act (network, body, position) where body is not null;

-- Signed heads. One for each size, for ever.
create table head (
    network   text   not null,
    size      bigint not null,
    root      bytea  not null,
    at        bigint not null,
    key_id    text   not null,
    signature text   not null,
    primary key (network, size)
);

-- Who may append. The term rises with every new writer and is checked, locked, in every append.
create table writer_term (
    network text   not null primary key,
    term    bigint not null,
    holder  text   not null
);

-- Free text and names; the ledger holds their digests only. An erased one keeps its row and loses salt and text.
create table prose (
    network   text  not null,
    digest    bytea not null,
    salt      bytea,
    text      text,
    erased_at bigint,
    primary key (network, digest),
    check ((salt is null) = (text is null)),
    check ((text is null) = (erased_at is not null))
);

-- A request that was answered, so that sending it again gives the same answer and no second act.
create table answered_request (
    network  text   not null,
    actor    text   not null,
    key      text   not null,
    request  bytea  not null,
    position bigint not null,
    acts     integer not null,
    primary key (network, actor, key)
);

create table document (
    network    text   not null,
    digest     bytea  not null,
    media_type text   not null,
    bytes      bytea  not null,
    stored_at  bigint not null,
    primary key (network, digest)
);
alter table document alter column bytes set storage external;

-- Devices, workloads and egresses by certificate. A report with a lower sequence never overwrites a higher one.
create table caller (
    network     text     not null,
    fingerprint bytea    not null,
    sequence    bigint   not null,
    facts       bigint   not null,
    changes_at  bigint   not null,
    facts_after bigint   not null,
    kind        text     not null,
    id          text     not null,
    environment text     not null,
    services    text[],
    primary key (network, fingerprint)
);
create index caller_of_environment on caller (network, environment, id);
create index caller_changed on caller (network, sequence) where sequence > 0;

create table account (
    network       text    not null,
    id            text    not null,
    login         text    not null,
    password_hash text    not null,
    disabled      boolean not null default false,
    created_at    bigint  not null,
    primary key (network, id),
    unique (network, login)
);

-- Sessions and API tokens, by hash: whoever reads this table can log in with none of them.
create table token (
    network    text   not null,
    hash       bytea  not null,
    kind       text   not null check (kind in ('SESSION', 'API')),
    account    text   not null,
    label      text   not null,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (network, hash),
    foreign key (network, account) references account
);
create index token_of_account on token (network, account);
