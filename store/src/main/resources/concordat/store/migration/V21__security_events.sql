-- Who tells a body's security events, and how they come: pushed by a token of its own, or asked for at an address that an
-- officer registered by hand. What opens that address is sealed with a key that is not in the database.
create table signal_stream (
    network    text    not null,
    id         text    not null,
    body       text    not null,
    name       text    not null,
    issuer     text    not null,
    audience   text    not null,
    keys       text    not null,
    token_hash bytea,
    url        text,
    secret     text,
    created_by text    not null,
    created_at bigint  not null,
    state      text    not null default 'enabled' check (state in ('enabled', 'paused', 'disabled')),
    heard_at   bigint,
    refused    bigint  not null default 0,
    refused_at bigint,
    refused_why text,
    due_at     bigint,
    asked_at   bigint,
    failures   integer not null default 0,
    failure    text,
    primary key (network, id),
    check ((token_hash is null) <> (url is null))
);
create index signal_stream_of_body on signal_stream (network, body, created_at);
create index signal_stream_due on signal_stream (network, due_at) where due_at is not null;

-- What a transmitter calls a body's devices and people.
create table signal_match (
    network text not null,
    stream  text not null,
    kind    text not null check (kind in ('device', 'person')),
    name    text not null,
    id      text not null,
    primary key (network, stream, kind, name),
    foreign key (network, stream) references signal_stream on delete cascade
);

-- What was told, each event once, and what followed. Stays when its stream is removed; goes by age.
create table signal_event (
    network     text    not null,
    number      bigint  generated always as identity,
    body        text    not null,
    stream      text    not null,
    event       text    not null,
    type        text    not null,
    subject     text    not null,
    happened_at bigint  not null,
    heard_at    bigint  not null,
    effect      text    not null check (effect in ('acted', 'none', 'late')),
    said        text    not null,
    repeats     integer not null default 0,
    repeated_at bigint,
    primary key (network, number),
    unique (network, stream, event)
);
create index signal_event_of_body on signal_event (network, body, number);
create index signal_event_newest on signal_event (network, stream, type, subject, happened_at) where effect = 'acted';
create index signal_event_by_age on signal_event (network, heard_at);
