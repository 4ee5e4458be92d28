-- Devices that were enrolled, each with its certificates. The rows that gateways decide from stand in `caller`; those of
-- devices that are told in bulk have nothing here.
create table device (
    network     text   not null,
    id          text   not null,
    body        text   not null,
    environment text   not null,
    ownership   text   not null check (ownership in ('MANAGED', 'PERSONAL')),
    platform    text   not null,
    label       text   not null,
    person      text,
    enrolled_at bigint not null,
    enrolled_by text   not null,
    judged_by   text   not null,
    changes_at  bigint not null,
    heard_at    bigint,
    ended_at    bigint,
    ended_by    text,
    ended_why   text,
    primary key (network, id)
);
create index device_of_body on device (network, body, id);
create index device_of_person on device (network, person, id) where person is not null;
create index device_due on device (network, changes_at) where ended_at is null;
create index device_judged on device (network, judged_by) where ended_at is null;
create index device_ended on device (network, ended_at) where ended_at is not null;

create table device_certificate (
    network     text   not null,
    fingerprint bytea  not null,
    device      text   not null,
    from_at     bigint not null,
    until_at    bigint not null,
    primary key (network, fingerprint),
    foreign key (network, device) references device
);
create index device_certificate_of on device_certificate (network, device);
create index device_certificate_until on device_certificate (network, until_at);

-- What lets one device in, once. Whoever reads this table can let none in.
create table enrolment_code (
    network     text   not null,
    hash        bytea  not null,
    body        text   not null,
    environment text   not null,
    ownership   text   not null,
    platform    text   not null,
    label       text   not null,
    person      text,
    made_at     bigint not null,
    made_by     text   not null,
    until_at    bigint not null,
    device      text,
    primary key (network, hash)
);
create index enrolment_code_until on enrolment_code (network, until_at);

-- What each source last said of a device, word by word. Gone when the device goes.
create table device_source (
    network   text   not null,
    device    text   not null,
    source    text   not null,
    assurance text   not null,
    words     text   not null,
    heard_at  bigint not null,
    primary key (network, device, source),
    foreign key (network, device) references device
);

-- What an agent shows for its device, beside the device's certificate.
create table device_agent (
    network  text   not null,
    key_hash bytea  not null,
    device   text   not null,
    since    bigint not null,
    primary key (network, key_hash),
    foreign key (network, device) references device
);
create index device_agent_of on device_agent (network, device);

-- Rows that are told in bulk may be told in bulk again; those of enrolled devices follow from what is kept of these.
alter table caller add column told boolean not null default true;
alter table caller drop column sequence;
