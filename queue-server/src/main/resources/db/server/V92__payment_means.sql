-- How an order is paid. All before this were WeChat Pay by a code on our screen; tried_at is when a payment code that the
-- patient showed was handed to the channel. The code itself is never stored.
alter table payment_order add column way text not null default 'QR';
alter table payment_order add column channel text not null default 'WECHAT';
alter table payment_order add column tried_at bigint not null default 0;
