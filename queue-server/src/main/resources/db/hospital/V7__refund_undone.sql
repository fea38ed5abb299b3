-- A withdrawal that was undone is remembered, so that a request that was long on its way does not withdraw again.
alter table refund add column undone integer not null default 0;
