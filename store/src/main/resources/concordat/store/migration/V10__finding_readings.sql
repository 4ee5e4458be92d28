-- What those of the Authority read of a body's findings, by the opening that let them: a row for each route, so that
-- whoever reads much writes little. For the body to see; never what was found.
create table finding_reading (
    network  text   not null,
    body     text   not null,
    opening  text   not null,
    route    text   not null,
    reads    bigint not null,
    first_at bigint not null,
    last_at  bigint not null,
    primary key (network, body, opening, route)
);
