-- Screens that staff removed: the schedule does not bring them back.
create table screen_removed (
    id text primary key
);
