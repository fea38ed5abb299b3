-- The patient a slot was made for beyond those of its session (加号); null for all the others.
alter table slot add column reserved_for text;
