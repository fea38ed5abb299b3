-- A refund (退号, 退费) and its way. One of a trade is open at a time; those of one trade are numbered by their refund number.
create table refund_order (
    refund_no    text primary key,
    trade_no     text not null references payment_order (trade_no),
    kind         text not null,
    asked_by     text not null,
    approved_by  text not null,
    request_key  text not null,
    request      text not null,
    subject      text not null,
    reason       text not null,
    created_at   bigint not null,
    stage        text not null,
    amount_fen   bigint not null,
    problem      text not null,
    slip         text not null,
    slip_printed integer not null,
    pending      text not null,
    attempt      integer not null,
    since        bigint not null,
    stuck        text not null,
    requested_at bigint not null,
    next_at      bigint not null,
    open         integer not null,
    owner        text not null,
    owner_until  bigint not null,
    version      bigint not null,
    unique (asked_by, request_key),
    check (amount_fen >= 0)
);

create unique index refund_order_open on refund_order (trade_no) where open = 1;
create index refund_order_trade on refund_order (trade_no, created_at);
create index refund_order_due on refund_order (next_at) where open = 1;
create index refund_order_since on refund_order (since);

create table refund_step (
    refund_no text not null references refund_order (refund_no),
    seq       integer not null,
    step      text not null,
    state     text not null,
    attempt   integer not null,
    at        bigint not null,
    note      text not null,
    primary key (refund_no, seq)
);
