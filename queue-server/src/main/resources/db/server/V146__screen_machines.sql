-- The machines that are screens, each known by the digest of its secret. Screens that were there before stay open to any browser
-- until an administrator closes them, so that no hall goes dark by an upgrade.
alter table screen add column open_to_all integer not null default 0;
update screen set open_to_all = 1;

create table screen_machine (
    id text primary key,
    digest text not null,
    screen text not null,
    address text not null,
    paired_by text not null,
    paired_at bigint not null,
    unique (digest, screen)
);
