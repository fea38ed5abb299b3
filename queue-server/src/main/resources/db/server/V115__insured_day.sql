-- A settlement that differs is shown with its parts.
alter table difference add column ours_total_fen bigint not null default 0;
alter table difference add column ours_fund_fen bigint not null default 0;
alter table difference add column ours_account_fen bigint not null default 0;
alter table difference add column theirs_total_fen bigint not null default 0;
alter table difference add column theirs_fund_fen bigint not null default 0;
alter table difference add column theirs_account_fen bigint not null default 0;
create index payment_order_settlement on payment_order (settlement) where settlement <> '';
create index payment_step_settled on payment_step (at) where step = 'SETTLE';
