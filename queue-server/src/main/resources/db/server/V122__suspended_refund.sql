-- Patients of cancelled clinics who want their money back, as the journal has it, and whether their refund was opened.
create table suspended_refund (
    register_no text primary key,
    decided_by text not null,
    decided_at bigint not null,
    opening text not null,
    attempt integer not null,
    next_at bigint not null
);
create index suspended_refund_due on suspended_refund (opening, next_at);

-- How far the journal of each area has been read for them.
create table suspended_read (
    stream text primary key,
    position bigint not null
);

-- From when on they are refunded without a clerk; what was chosen before may have been paid back by hand.
create table suspended_since (
    id integer primary key,
    since bigint not null
);

-- What a person answers for, word by word; the last one counts, and REOPENED takes the one before back.
create table suspended_visit_word (
    register_no text not null,
    seq integer not null,
    said text not null,
    paper text not null,
    staff_id text not null,
    said_at bigint not null,
    primary key (register_no, seq)
);
insert into suspended_visit_word (register_no, seq, said, paper, staff_id, said_at)
    select register_no, 1, 'DONE', '', staff_id, done_at from suspended_visit_done;
drop table suspended_visit_done;
