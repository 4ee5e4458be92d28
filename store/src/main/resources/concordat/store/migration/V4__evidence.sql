-- Documents of evidence. One body's documents are sealed with its own key; the same bytes are kept once for a body, and
-- never told apart from another body's having or not having them.
drop table document;

-- The digest is of the document, and stands in the ledger; sealed_digest is of what is kept. The label seals media type
-- and file name.
create table evidence_document (
    id            bigint  generated always as identity primary key,
    network       text    not null,
    body          text    not null,
    digest        bytea   not null,
    size          bigint  not null,
    pieces        integer not null,
    sealed_digest bytea   not null,
    label         bytea   not null,
    stored_at     bigint  not null,
    stored_by     text    not null,
    unique (network, body, digest)
);

create table evidence_piece (
    document bigint  not null references evidence_document on delete cascade,
    number   integer not null,
    bytes    bytea   not null,
    primary key (document, number)
);
-- Sealed bytes cannot be made smaller.
alter table evidence_piece alter column bytes set storage external;

-- Who read what, and on what footing; for the body to see.
create table evidence_reading (
    id      bigint generated always as identity primary key,
    network text   not null,
    body    text   not null,
    digest  bytea  not null,
    person  text   not null,
    footing text   not null,
    at      bigint not null
);
create index evidence_reading_of_body on evidence_reading (network, body, id);

-- That somebody proved again who they are, for certain acts; kept as the record of it, and good for one use.
create table confirmation (
    network    text   not null,
    hash       bytea  not null,
    account    text   not null,
    acts       bytea  not null,
    made_at    bigint not null,
    expires_at bigint not null,
    spent_at   bigint,
    position   bigint,
    primary key (network, hash),
    foreign key (network, account) references account
);
create index confirmation_of_account on confirmation (network, account, made_at);
