-- Slips that no printer proved, as terminals tell of them; proven_at by a later copy, done_at by a person, 0 if not.
create table unproven_slip (
    terminal text not null,
    slip_id text not null,
    terminal_name text not null,
    kind text not null,
    number text not null,
    state text not null,
    copies integer not null,
    queued_at bigint not null,
    proven_at bigint not null,
    done_by text not null,
    done_at bigint not null,
    primary key (terminal, slip_id)
);
create index unproven_slip_open on unproven_slip (done_at, proven_at, queued_at);
