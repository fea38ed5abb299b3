-- Under which number a refund was made on the payment platform itself, by whoever works there; empty where it was not.
alter table refund_order add column elsewhere text not null default '';
create unique index refund_order_elsewhere on refund_order (elsewhere) where elsewhere <> '';
