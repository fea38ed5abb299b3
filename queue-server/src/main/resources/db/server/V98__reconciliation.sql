-- What channels say they did, line by line; a line belongs to the day of the bill it came with.
create table channel_bill (
    channel    text not null,
    number     text not null,
    direction  text not null,
    day        text not null,
    trade_no   text not null,
    amount_fen bigint not null,
    fee_fen    bigint not null,
    moved_at   bigint not null,
    primary key (channel, number, direction)
);
create index channel_bill_day on channel_bill (channel, day);

-- Which days were compared with which source, and the sums of both sides.
create table reconciled_day (
    source          text not null,
    day             text not null,
    compared_at     bigint not null,
    ours_paid       bigint not null,
    ours_refunded   bigint not null,
    ours_count      integer not null,
    theirs_paid     bigint not null,
    theirs_refunded bigint not null,
    theirs_count    integer not null,
    matched         integer not null,
    primary key (source, day)
);

-- What differs, until a person has decided; an empty decision is an open one.
create table difference (
    source      text not null,
    number      text not null,
    direction   text not null,
    day         text not null,
    kind        text not null,
    trade_no    text not null,
    ours_fen    bigint not null,
    theirs_fen  bigint not null,
    found_at    bigint not null,
    decision    text not null,
    note        text not null,
    decided_by  text not null,
    approved_by text not null,
    decided_at  bigint not null,
    primary key (source, number, direction)
);
create index difference_day on difference (day);
