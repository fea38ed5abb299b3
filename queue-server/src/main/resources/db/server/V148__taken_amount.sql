-- What its channel has taken beyond what it was asked for; negative where it took less. As a rule neither.
alter table payment_order add column more_fen bigint not null default 0;
