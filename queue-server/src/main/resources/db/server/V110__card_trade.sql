-- What the card terminals beside the kiosks were let to take, and what they have proven since. No card's number is here.
create table card_trade (
    trade_no      text primary key,
    terminal      text not null,
    attempt       text not null,
    state         text not null,
    wanted_back   smallint not null,
    amount_fen    bigint not null,
    taken_fen     bigint not null,
    reason        text not null,
    trace         text not null,
    batch         text not null,
    reference     text not null,
    authorisation text not null,
    merchant      text not null,
    device        text not null,
    taken_at      text not null,
    asked_at      bigint not null,
    told_at       bigint not null
);
create index card_trade_wanted on card_trade (terminal, wanted_back, state);
