-- Refunds of what the medical insurance paid a part of: amount_fen goes back to the patient, the rest to the insurer, whose
-- settlement ends. Without insurance all parts are zero and the settlement is empty.
alter table refund_order add column fund_fen bigint not null default 0;
alter table refund_order add column account_fen bigint not null default 0;
alter table refund_order add column borne_fen bigint not null default 0;
alter table refund_order add column settlement text not null default '';
