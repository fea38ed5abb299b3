-- What the medical insurance paid of a registration; fee is what all paid together.
alter table registration add column settlement_id text not null default '';
alter table registration add column fund bigint not null default 0;
alter table registration add column account bigint not null default 0;
alter table registration add column borne bigint not null default 0;

-- Fees of a registration by the numbers the insurer knows them by.
create table national_fee (
    fee text primary key,
    code text not null,
    national text not null
);
