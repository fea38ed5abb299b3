-- Orders of which the medical insurance pays a part: amount_fen is what all pay together, cash_fen what the patient pays.
-- Without a quote all parts are zero; the settlement is the insurer's number once it has paid.
alter table payment_order add column insured smallint not null default 0;
alter table payment_order add column fund_fen bigint not null default 0;
alter table payment_order add column account_fen bigint not null default 0;
alter table payment_order add column cash_fen bigint not null default 0;
alter table payment_order add column borne_fen bigint not null default 0;
alter table payment_order add column settlement text not null default '';
