-- How many entries an entry of kind FORGOTTEN stands for, which were older than they are kept.
alter table staff_audit add column forgotten integer not null default 0;
