-- Orders whose bills are to be looked at; changes counts what was said to have changed.
create table ebill_order (
    trade_no text primary key,
    patient text not null,
    changes bigint not null,
    open smallint not null,
    attempt integer not null,
    next_at bigint not null,
    problem text not null
);
create index ebill_order_due on ebill_order (next_at) where open = 1;
create index ebill_order_patient on ebill_order (patient);

-- One row for each bill, by its business number; amounts in fen.
create table ebill (
    bus_no text primary key,
    trade_no text not null,
    seq integer not null,
    kind text not null,
    amount_fen bigint not null,
    without_refunds text not null,
    owed_at bigint not null,
    stage text not null,
    asked smallint not null,
    code text not null,
    number text not null,
    check_code text not null,
    page text not null,
    red_code text not null,
    red_number text not null,
    red_check text not null,
    version bigint not null,
    unique (trade_no, seq)
);

create table ebill_step (
    bus_no text not null,
    seq bigint not null,
    step text not null,
    at bigint not null,
    primary key (bus_no, seq)
);

-- Every copy a terminal was asked to print; printed is 1 once the terminal has reported its end.
create table ebill_copy (
    copy_no text primary key,
    bus_no text not null,
    seq integer not null,
    terminal text not null,
    request_key text not null,
    printed smallint not null,
    asked_at bigint not null,
    unique (bus_no, seq),
    unique (terminal, request_key)
);
