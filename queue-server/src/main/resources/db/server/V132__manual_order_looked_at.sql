create index payment_order_look on payment_order (next_at) where stage = 'MANUAL';

-- The number on the paper by which people have handed a refund back themselves.
alter table refund_order add column paper text not null default '';
