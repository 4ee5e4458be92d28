-- Whatever stands here can be made again from the other tables, and is, at the next start, when it is missing.
create schema if not exists derived;

-- Roots of perfect subtrees of the ledger's tree from level 1 up; level 0 stands with the acts.
create table if not exists derived.tree_node (
    network text     not null,
    level   smallint not null,
    index   bigint   not null,
    hash    bytea    not null,
    primary key (network, level, index)
);
