-- One registration serves three days: the day a patient came back with results, and the clinic that saw him then.
alter table registration add column returned_on text;
alter table registration add column returned_session text;
