-- The double-entry book. Each row moves one amount from one account to another, so all accounts always sum to zero.
create table ledger_entry (
    document   text not null,
    version    bigint not null,
    line       integer not null,
    debit      text not null,
    credit     text not null,
    amount_fen bigint not null,
    booked_at  bigint not null,
    primary key (document, version, line),
    check (amount_fen > 0),
    check (debit <> credit)
);
create index ledger_entry_day on ledger_entry (booked_at);

-- Orders from before the book: what they mean today, booked as of when they came there.
insert into ledger_entry (document, version, line, debit, credit, amount_fen, booked_at)
select trade_no, 0, 1, 'CHANNEL/' || channel,
    case stage
        when 'PAID' then 'RECEIVABLE'
        when 'FULFILLED' then 'INCOME/' || kind
        when 'DONE' then 'INCOME/' || kind
        when 'REFUNDING' then 'REFUNDS_PAYABLE'
        when 'RETURNING' then 'REFUNDS_PAYABLE'
        else 'IN_DOUBT'
    end,
    amount_fen, since
from payment_order
where channel_no <> '' and amount_fen > 0
    and stage in ('PAID', 'VERIFYING', 'FULFILLED', 'DONE', 'REFUNDING', 'RETURNING', 'MANUAL');

create index payment_order_receipt on payment_order (receipt) where receipt <> '';
