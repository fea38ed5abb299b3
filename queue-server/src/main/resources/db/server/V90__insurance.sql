-- One row for each order that the insurer pays a part of; numbers of the insurer, amounts in fen.
create table insurance_case (
    trade_no text primary key,
    stage text not null,
    person_no text not null,
    insured_kind text not null,
    insured_place text not null,
    visit_no text not null,
    visit_id text not null,
    fund bigint not null,
    account bigint not null,
    cash bigint not null,
    hospital bigint not null,
    settlement_id text not null,
    pending_message text not null,
    pending_infno text not null,
    ending smallint not null,
    changed_at bigint not null,
    version bigint not null
);
create index insurance_case_pending on insurance_case (changed_at) where pending_message <> '';

-- Every message, stored before it is sent; the state is SENT, DONE, REFUSED or UNKNOWN.
create table insurance_message (
    message_id text primary key,
    trade_no text not null,
    infno text not null,
    state text not null,
    sent_at bigint not null,
    answered_at bigint not null,
    note text not null
);
create index insurance_message_order on insurance_message (trade_no, sent_at);
