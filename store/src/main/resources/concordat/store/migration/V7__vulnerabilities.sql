-- Published lists about vulnerabilities, each whole. Which one counts is said by the newest act that names its digest.
create table vulnerability_catalogue (
    id      integer generated always as identity primary key,
    network text    not null,
    kind    text    not null,
    digest  text    not null,
    unique (network, kind, digest)
);

create table vulnerability_listed (
    catalogue integer not null references vulnerability_catalogue on delete cascade,
    cve       text    not null,
    listed_on date    not null,
    primary key (catalogue, cve)
);

create table vulnerability_likelihood (
    catalogue  integer          not null references vulnerability_catalogue on delete cascade,
    cve        text             not null,
    score      double precision not null,
    percentile double precision,
    primary key (catalogue, cve)
);

-- By what an environment's findings were last judged; where that is otherwise now, they are judged anew.
alter table finding_environment add column judged_by text;
