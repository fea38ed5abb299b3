-- What the hospital took back (退号, 退费): one row for each refund, under the number the money goes back with. The reference is a
-- register number, or the receipt number of bills.
create table refund (
    refund_no text primary key,
    trade_no text not null,
    reference text not null,
    amount bigint not null,
    state_before text not null,
    reason text not null,
    refunded_at bigint not null
);
create index refund_reference on refund (reference);
create index refund_day on refund (refunded_at);
create index registration_day on registration (registered_at);

alter table registration add column slot_returned integer not null default 0;
alter table bill add column refund_no text;
