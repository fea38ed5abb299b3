create table staff (
    id text primary key,
    name text not null unique,
    role text not null,
    doctor_id text not null,
    areas text not null,
    password_digest text not null,
    disabled integer not null,
    failures integer not null,
    locked_until bigint not null,
    created_at bigint not null
);

create table staff_sign_in (
    digest text primary key,
    staff_id text not null references staff (id),
    signed_in_at bigint not null,
    last_used_at bigint not null
);

create table staff_audit (
    id text primary key,
    at bigint not null,
    kind text not null,
    staff_id text
);

create index staff_audit_at on staff_audit (at);
