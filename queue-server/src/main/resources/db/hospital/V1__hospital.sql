-- The reference hospital. Times are milliseconds since 1970, days are ISO dates of the hospital, flags are 0 or 1,
-- amounts are fen. One dialect for SQLite and PostgreSQL.

create table counter (
    name text primary key,
    value bigint not null
);

create table waiting_area (
    id text primary key,
    name text not null,
    place text not null
);

create table department (
    id text primary key,
    code text not null,
    name text not null,
    category text not null,
    kind text not null,
    campus text not null,
    area_id text not null references waiting_area (id),
    place text not null,
    sex_limit text not null,
    age_min integer not null,
    age_max integer not null,
    position integer not null
);

create table room (
    id text primary key,
    name text not null,
    department_id text not null references department (id)
);

create table register_level (
    id text primary key,
    name text not null,
    registration_fee bigint not null,
    consultation_fee bigint not null,
    per_segment integer not null,
    kiosk_percent integer not null
);

create table doctor (
    id text primary key,
    name text not null,
    title text not null,
    department_id text not null references department (id),
    level_id text not null references register_level (id),
    room_id text not null references room (id)
);

create table roster (
    doctor_id text not null references doctor (id),
    weekday integer not null,
    period text not null,
    primary key (doctor_id, weekday, period)
);

create table clinic_session (
    id text primary key,
    department_id text not null references department (id),
    doctor_id text not null references doctor (id),
    level_id text not null references register_level (id),
    room_id text not null references room (id),
    day text not null,
    period text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    stopped integer not null,
    version bigint not null
);
create index clinic_session_day on clinic_session (day, department_id);

create table slot (
    id text primary key,
    session_id text not null references clinic_session (id),
    number integer not null,
    starts_at bigint not null,
    ends_at bigint not null,
    state text not null,
    lock_token text,
    lock_expires bigint
);
create index slot_session on slot (session_id, number);

create table channel_quota (
    session_id text not null references clinic_session (id),
    channel text not null,
    total integer not null,
    primary key (session_id, channel)
);

create table patient (
    id text primary key,
    name text not null,
    document_type text not null,
    document_number text not null,
    sex text not null,
    birth text not null,
    phone text not null,
    address text not null,
    guardian_name text not null,
    guardian_document_type text not null,
    guardian_document_number text not null,
    guardian_relation text not null,
    blocked_until bigint,
    merged_into text,
    version bigint not null default 0,
    unique (document_type, document_number)
);

create table slot_lock (
    token text primary key,
    slot_id text not null references slot (id),
    session_id text not null,
    patient_id text not null references patient (id),
    channel text not null,
    fee bigint not null,
    expires_at bigint not null,
    state text not null,
    version bigint not null
);
create index slot_lock_patient on slot_lock (patient_id, state);
create index slot_lock_session on slot_lock (session_id, state);

create table registration (
    register_no text primary key,
    trade_no text not null unique,
    lock_token text not null unique,
    patient_id text not null references patient (id),
    session_id text not null references clinic_session (id),
    slot_id text not null references slot (id),
    channel text not null,
    fee bigint not null,
    receipt_no text not null unique,
    payment_method text not null,
    transaction_id text not null,
    state text not null,
    registered_at bigint not null,
    reason text not null
);
create index registration_patient on registration (patient_id, session_id);
create unique index registration_slot on registration (slot_id) where state <> 'CANCELLED';

create table price_item (
    code text primary key,
    name text not null,
    shortcut text not null,
    kind text not null,
    department_id text not null references department (id),
    specimen text not null,
    unit text not null,
    price bigint not null,
    advice text not null,
    self_print integer not null
);

create table analyte (
    panel_code text not null references price_item (code),
    position integer not null,
    code text not null,
    name text not null,
    unit text not null,
    decimals integer not null,
    primary key (panel_code, code)
);

create table reference_range (
    panel_code text not null,
    code text not null,
    sex text not null,
    age_min integer not null,
    age_max integer not null,
    low text not null,
    high text not null,
    normal text not null,
    critical_low text not null,
    critical_high text not null,
    primary key (panel_code, code, sex, age_min)
);

create table bill (
    id text primary key,
    request_id text not null unique,
    register_no text not null references registration (register_no),
    patient_id text not null references patient (id),
    department text not null,
    doctor text not null,
    billed_at bigint not null,
    can_merge integer not null,
    state text not null,
    lock_token text,
    lock_expires bigint,
    receipt_no text
);
create index bill_patient on bill (patient_id, state);
create index bill_visit on bill (register_no);

create table bill_line (
    bill_id text not null references bill (id),
    position integer not null,
    item_code text not null,
    item text not null,
    kind text not null,
    quantity integer not null,
    unit text not null,
    price bigint not null,
    amount bigint not null,
    place text not null,
    advice text not null,
    primary key (bill_id, position)
);

create table bill_lock (
    token text primary key,
    request_id text not null unique,
    patient_id text not null,
    holder text not null,
    total bigint not null,
    expires_at bigint not null,
    state text not null,
    version bigint not null
);

create table bill_lock_item (
    token text not null references bill_lock (token),
    bill_id text not null references bill (id),
    primary key (token, bill_id)
);

create table receipt (
    receipt_no text primary key,
    trade_no text not null unique,
    lock_token text not null unique,
    amount bigint not null,
    payment_method text not null,
    transaction_id text not null,
    paid_at bigint not null
);

create table sample (
    sample_no text primary key,
    bill_id text not null references bill (id),
    position integer not null,
    register_no text not null,
    patient_id text not null references patient (id),
    panel_code text not null references price_item (code),
    state text not null,
    ordered_at bigint not null,
    paid_at bigint not null,
    received_at bigint,
    resulted_at bigint,
    audited_at bigint,
    auditor text not null,
    version bigint not null,
    unique (bill_id, position)
);
create index sample_patient on sample (patient_id, paid_at);
create index sample_open on sample (state, paid_at);

create table sample_result (
    sample_no text not null references sample (sample_no),
    code text not null,
    value text not null,
    reference text not null,
    flag text not null,
    critical integer not null,
    primary key (sample_no, code)
);

create table report (
    id text not null references sample (sample_no),
    version integer not null,
    audited_at bigint not null,
    pages integer not null,
    self_print integer not null,
    content bytea not null,
    sha256 text not null,
    primary key (id, version)
);

create table report_print (
    job_id text primary key,
    report_id text not null,
    version integer not null,
    terminal text not null,
    pages integer not null,
    printed_at bigint not null,
    foreign key (report_id, version) references report (id, version)
);
