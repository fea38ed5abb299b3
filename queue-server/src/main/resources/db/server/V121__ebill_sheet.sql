-- A copy of a bill is a slip that its terminal follows like an order, or a sheet that it prints as a report.
alter table ebill_copy add column medium text not null default 'SLIP';
