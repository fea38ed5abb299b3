create index payment_order_manual on payment_order (since) where stage = 'MANUAL';
