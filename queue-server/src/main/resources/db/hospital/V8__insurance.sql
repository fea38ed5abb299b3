-- What the medical insurance asks about a visit, and what it paid of a receipt; amount is what all paid together.
create table national_item (
    item_code text primary key references price_item (code),
    national text not null
);

create table working_diagnosis (
    department_id text not null references department (id),
    code text not null,
    name text not null,
    primary key (department_id, code)
);

alter table receipt add column settlement_id text not null default '';
alter table receipt add column fund bigint not null default 0;
alter table receipt add column account bigint not null default 0;
alter table receipt add column borne bigint not null default 0;
