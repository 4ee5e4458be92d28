-- What people are told, and what is sent to whom. Nothing here is in the ledger; what is told follows from it.

-- How far the ledger has been read for what is to be told. Moves in the transaction that writes what it told.
create table notice_cursor (
    network  text   not null primary key,
    position bigint not null
);

-- Codes, ids and dates; never a word that somebody wrote. The id is a hash of the key, so nothing is told twice.
create table notice (
    network     text    not null,
    id          text    not null,
    key         text    not null,
    kind        text    not null,
    audience    text    not null,
    at          bigint  not null,
    body        text,
    environment text,
    control     text,
    subject     text    not null,
    due_at      bigint,
    whole_day   boolean not null,
    facts       jsonb   not null,
    primary key (network, id)
);
create index notice_by_age on notice (network, at);

-- Who was told, and who has read it. That somebody may no longer read it is looked at whenever it is shown or sent.
create table notice_reader (
    network text   not null,
    person  text   not null,
    notice  text   not null,
    at      bigint not null,
    read_at bigint,
    primary key (network, person, notice),
    foreign key (network, notice) references notice on delete cascade
);
create index notice_reader_by_age on notice_reader (network, person, at, notice);
create index notice_reader_of_notice on notice_reader (network, notice);

-- What people want sent to them. The only place where addresses stand: deleting the row forgets them.
create table notice_wish (
    network     text not null,
    person      text not null,
    address     text,
    emergency   text not null,
    act         text not null,
    know        text not null,
    quiet_from  text,
    quiet_until text,
    zone        text not null,
    primary key (network, person),
    check ((quiet_from is null) = (quiet_until is null))
);

-- Links by which calendar programs read one person's calendar; of each token only its SHA-256.
create table calendar_link (
    network    text   not null,
    id         text   not null,
    hash       bytea  not null,
    person     text   not null,
    label      text   not null,
    created_at bigint not null,
    primary key (network, id),
    unique (network, hash)
);
create index calendar_link_of_person on calendar_link (network, person);

-- Addresses that an officer registered by hand. Secrets are sealed with a key that is not in the database.
create table webhook (
    network       text    not null,
    id            text    not null,
    body          text,
    url           text    not null,
    kinds         text[]  not null,
    secret        text    not null,
    former_secret text,
    former_until  bigint,
    created_by    text    not null,
    created_at    bigint  not null,
    failures      integer not null default 0,
    paused_at     bigint,
    paused_why    text,
    primary key (network, id),
    unique nulls not distinct (network, body, url),
    check ((paused_at is null) = (paused_why is null)),
    check ((former_secret is null) = (former_until is null))
);

-- What is to be sent. The id is the same each time it is tried, so that receivers can drop what they have.
create table delivery (
    network       text    not null,
    id            text    not null,
    channel       text    not null check (channel in ('MAIL', 'WEBHOOK')),
    person        text,
    webhook       text,
    urgent        boolean not null,
    state         text    not null check (state in ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
    due_at        bigint  not null,
    created_at    bigint  not null,
    attempts      integer not null default 0,
    claimed_until bigint,
    tried_at      bigint,
    reason        text,
    primary key (network, id),
    foreign key (network, webhook) references webhook on delete cascade,
    check ((channel = 'MAIL') = (person is not null)),
    check ((channel = 'WEBHOOK') = (webhook is not null))
);
create index delivery_due on delivery (network, due_at) where state = 'WAITING';
create index delivery_of_person on delivery (network, person, created_at) where person is not null;
create index delivery_of_webhook on delivery (network, webhook, created_at) where webhook is not null;

create table delivery_notice (
    network  text not null,
    delivery text not null,
    notice   text not null,
    primary key (network, delivery, notice),
    foreign key (network, delivery) references delivery on delete cascade,
    foreign key (network, notice) references notice on delete cascade
);
create index delivery_notice_of_notice on delivery_notice (network, notice);
