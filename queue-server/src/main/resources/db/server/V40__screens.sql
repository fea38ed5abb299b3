create table screen (
    id text primary key,
    name text not null,
    area text not null,
    room text not null
);
