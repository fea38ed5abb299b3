-- The days of waiting areas that are closed; the journal has the facts, this only saves reading all of it again.
create table day_closed (
    stream text primary key,
    closed_at bigint not null
);
