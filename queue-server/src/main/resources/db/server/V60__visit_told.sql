-- Up to where in each waiting area's journal the hospital has been told that visits began and ended.
create table visit_told (
    stream text primary key,
    position bigint not null
);
