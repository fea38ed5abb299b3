-- Days that could not be compared with a source when that was last tried, and why, for the page of the cashier; a day whose
-- bill is being stored is held here, so that two do not store it at the same time.
create table bill_attempt (
    source   text not null,
    day      text not null,
    tried_at bigint not null,
    chinese  text not null,
    english  text not null,
    primary key (source, day)
);
