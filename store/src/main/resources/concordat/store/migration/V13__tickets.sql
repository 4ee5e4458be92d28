-- Where a body's tickets go: other programs, at addresses that an officer registered by hand. Secrets are sealed with a
-- key that is not in the database: one signs what goes out, the other what comes back.
create table ticket_connector (
    network       text    not null,
    id            text    not null,
    body          text    not null,
    name          text    not null,
    url           text    not null,
    detail        text    not null check (detail in ('LEAST', 'FULL')),
    reason        text    not null,
    secret        text    not null,
    status_secret text    not null,
    created_by    text    not null,
    created_at    bigint  not null,
    refused       bigint  not null default 0,
    refused_at    bigint,
    primary key (network, id),
    unique (network, body, url)
);

-- What was sent out, and what is said of it there. Words from there are sealed with the body's key.
create table ticket (
    network       text    not null,
    number        bigint  generated always as identity,
    id            text    not null,
    connector     text    not null,
    body          text    not null,
    environment   text    not null,
    kind          text    not null check (kind in ('ACTION', 'PROPOSAL')),
    subject       text    not null,
    created_by    text    not null,
    created_at    bigint  not null,
    state         text    not null check (state in ('WAITING', 'SENT', 'DEAD')),
    due_at        bigint  not null,
    attempts      integer not null default 0,
    claimed_until bigint,
    tried_at      bigint,
    reason        text,
    said          text    not null default 'NOTHING' check (said in ('NOTHING', 'IN_PROGRESS', 'DONE', 'WONT_DO')),
    said_at       bigint,
    words         bytea,
    primary key (network, id),
    unique (network, connector, subject),
    foreign key (network, connector) references ticket_connector on delete cascade
);
create index ticket_of_body on ticket (network, body, number);
create index ticket_due on ticket (network, due_at) where state = 'WAITING';
create index ticket_of_subject on ticket (network, subject);

-- What came back, each message once.
create table ticket_message (
    network   text   not null,
    connector text   not null,
    id        text   not null,
    ticket    text   not null,
    at        bigint not null,
    primary key (network, connector, id),
    foreign key (network, connector) references ticket_connector on delete cascade
);
create index ticket_message_by_age on ticket_message (network, at);
