-- What a clerk has paid back or booked anew after a cancelled clinic; what was chosen stands in the journal.
create table suspended_visit_done (
    register_no text primary key,
    staff_id text not null,
    done_at bigint not null
);
