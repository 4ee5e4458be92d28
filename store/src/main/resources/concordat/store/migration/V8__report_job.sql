-- Imports as they were asked for. What was acknowledged stands here and as a sealed file in the data folder until it is
-- over, so that a restart takes it up again. How the report is to be read, its file's name and what became of it are
-- sealed with the body's key, as findings are.
create table report_job (
    network     text    not null,
    number      bigint  generated always as identity,
    id          text    not null,
    body        text    not null,
    environment text    not null,
    person      text    not null,
    key         text,
    strength    text    not null,
    vantage     text    not null,
    bytes       bigint  not null,
    received_at bigint  not null,
    terms       bytea   not null,
    state       text    not null check (state in ('waiting', 'running', 'done', 'refused', 'stopped', 'withdrawn')),
    attempts    integer not null default 0,
    ended_at    bigint,
    outcome     bytea,
    primary key (network, id)
);
create unique index report_job_once on report_job (network, person, key) where key is not null;
create index report_job_of_body on report_job (network, body, number);
create index report_job_live on report_job (network, number) where state in ('waiting', 'running');
