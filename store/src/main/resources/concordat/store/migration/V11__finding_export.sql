-- Who took a body's findings away as a file; for the body to see. What was asked for can name hosts, and is sealed.
create table finding_export (
    id       bigint generated always as identity primary key,
    network  text    not null,
    body     text    not null,
    person   text    not null,
    at       bigint  not null,
    format   text    not null,
    findings bigint  not null,
    asked    bytea   not null
);
create index finding_export_of_body on finding_export (network, body, id);
