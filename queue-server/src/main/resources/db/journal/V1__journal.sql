-- The key is what makes two writers collide. Type names are text, versioned, and never reused.
create table journal (
    stream   text    not null,
    position bigint  not null,
    type     text    not null,
    version  integer not null,
    payload  text    not null,
    actor    text    not null,
    cause    text    not null,
    at       bigint  not null,
    hash     text    not null,
    primary key (stream, position)
);
