create table terminal_patient (
    terminal text not null,
    patient text not null,
    identified_at bigint not null,
    primary key (terminal, patient)
);
