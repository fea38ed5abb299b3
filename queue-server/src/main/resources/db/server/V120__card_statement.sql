-- The bank's statements of the card terminals as people handed them in: of each day one. No card's number is here.
create table card_statement (
    day          text primary key,
    handed_in_by text not null,
    handed_in_at bigint not null
);
create table card_statement_line (
    day        text not null,
    seq        integer not null,
    terminal   text not null,
    kind       text not null,
    amount_fen bigint not null,
    fee_fen    bigint not null,
    reference  text not null,
    original   text not null,
    moved_at   text not null,
    primary key (day, seq)
);
create index card_trade_reference on card_trade (device, reference) where reference <> '';
