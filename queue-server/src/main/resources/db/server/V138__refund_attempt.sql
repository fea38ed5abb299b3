-- What was asked for before under the same refund number and refused: who asked, who allowed it, why, and why it was refused.
create table refund_attempt (
    refund_no   text not null references refund_order (refund_no),
    seq         integer not null,
    asked_by    text not null,
    approved_by text not null,
    request_key text not null,
    reason      text not null,
    asked_at    bigint not null,
    problem     text not null,
    primary key (refund_no, seq),
    unique (asked_by, request_key)
);
