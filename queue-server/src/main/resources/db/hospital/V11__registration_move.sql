-- Registrations that were to be moved to a later day (改期), by the number of whoever asked: what came of it, refusals as well.
create table registration_move (
    move_no text primary key,
    register_no text not null references registration (register_no),
    from_slot text not null,
    to_slot text not null,
    refusal text not null,
    decided_at bigint not null
);
