create table terminal (
    id text primary key,
    name text not null,
    secret_digest text not null unique,
    enrolled_at bigint not null,
    revoked_at bigint,
    devices text,
    heard_at bigint
);

create table terminal_code (
    digest text primary key,
    expires_at bigint not null
);
