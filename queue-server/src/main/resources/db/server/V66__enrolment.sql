-- What makes a repeated enrolment the same one: the digest of its code and key, and the salt its secret was made with.
alter table terminal add column enrolment text;
alter table terminal add column salt text;

create unique index terminal_enrolment on terminal (enrolment);
