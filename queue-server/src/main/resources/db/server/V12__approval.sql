-- A second person allowed one change of order: who, for whom, for which command, and a digest of what was allowed.
create table approval (
    id text primary key,
    command text not null,
    area text not null,
    matter text not null,
    asked_by text not null,
    given_by text not null references staff (id),
    given_as text not null,
    given_at bigint not null
);
