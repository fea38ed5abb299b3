create table payment_order (
    trade_no       text primary key,
    terminal       text not null,
    patient        text not null,
    kind           text not null,
    request_key    text not null,
    request        text not null,
    created_at     bigint not null,
    stage          text not null,
    hold_reference text not null,
    amount_fen     bigint not null,
    lines          text not null,
    description    text not null,
    hold_until     bigint not null,
    pay_before     bigint not null,
    code           text not null,
    channel_no     text not null,
    receipt        text not null,
    problem        text not null,
    slip           text not null,
    slip_printed   integer not null,
    cancelled      integer not null,
    pending        text not null,
    attempt        integer not null,
    commits        integer not null,
    uncertain      integer not null,
    since          bigint not null,
    absent_since   bigint not null,
    next_at        bigint not null,
    open           integer not null,
    owner          text not null,
    owner_until    bigint not null,
    version        bigint not null,
    unique (terminal, request_key)
);

create index payment_order_due on payment_order (next_at) where open = 1;
create index payment_order_unsettled on payment_order (terminal, open, slip_printed);
create index payment_order_patient on payment_order (patient, created_at);

-- What was begun and what came of it, in the order it happened; INTENT is committed before the call it speaks of.
create table payment_step (
    trade_no text not null references payment_order (trade_no),
    seq      integer not null,
    step     text not null,
    state    text not null,
    attempt  integer not null,
    at       bigint not null,
    note     text not null,
    primary key (trade_no, seq)
);
