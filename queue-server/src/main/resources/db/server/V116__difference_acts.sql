-- What is done about a difference by itself: how often, and when again.
alter table difference add column act_attempts integer not null default 0;
alter table difference add column act_next bigint not null default 0;

-- Everything that was done about a difference, by the system or at somebody's word; the state is INTENT, DONE, REFUSED or
-- UNKNOWN, the note a word of ours.
create table difference_act (
    source    text not null,
    number    text not null,
    direction text not null,
    seq       integer not null,
    act       text not null,
    state     text not null,
    note      text not null,
    done_by   text not null,
    at        bigint not null,
    primary key (source, number, direction, seq)
);

-- What two people had done to the book and to money that no order explains. The amount is what the account has more.
create table correction (
    document     text primary key,
    source       text not null,
    number       text not null,
    direction    text not null,
    stage        text not null,
    amount_fen   bigint not null,
    refund_no    text not null,
    pending      smallint not null,
    attempt      integer not null,
    requested_at bigint not null,
    since        bigint not null,
    next_at      bigint not null,
    version      bigint not null
);
create index correction_due on correction (next_at) where stage in ('OWED', 'SENT');
create index correction_number on correction (number);
create index correction_refund on correction (refund_no) where refund_no <> '';
