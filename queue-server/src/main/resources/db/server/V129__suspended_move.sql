-- Patients of cancelled clinics who are moved to a later day: stored before the hospital is asked, under the number it is asked by.
create table suspended_move (
    move_no text primary key,
    register_no text not null,
    day text not null,
    from_slot text not null,
    to_slot text not null,
    to_day text not null,
    told_zh text not null,
    told_en text not null,
    asked_by text not null,
    asked_at bigint not null,
    stage text not null,
    refusal text not null,
    attempt integer not null,
    next_at bigint not null,
    numbered integer not null
);
create unique index suspended_move_standing on suspended_move (register_no, day) where stage <> 'REFUSED';
create index suspended_move_due on suspended_move (stage, next_at);

-- Held while it is decided what becomes of one registration, so that a refund and a move never both win.
create table suspended_case (
    register_no text primary key,
    version bigint not null
);
