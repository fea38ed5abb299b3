-- Stations: where ordered things are done. What is done at which station, and what a patient must be ready for, is data.

create table station (
    id text primary key,
    kind text not null,
    department_id text not null references department (id),
    area_id text not null references waiting_area (id),
    name text not null,
    english text not null,
    place text not null,
    place_english text not null,
    position integer not null
);

create table station_room (
    id text primary key,
    station_id text not null references station (id),
    name text not null,
    english text not null,
    position integer not null
);

create table item_station (
    item_code text primary key references price_item (code),
    station_id text not null references station (id),
    gates text not null,
    tube text not null,
    work integer not null,
    minutes integer not null
);

alter table bill_line add column performed_at bigint;
create index bill_receipt on bill (receipt_no);
create index receipt_paid on receipt (paid_at);
