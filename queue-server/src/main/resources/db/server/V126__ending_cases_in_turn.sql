-- When somebody last went on with taking a case back, so that those that never resolve keep no others waiting.
alter table insurance_case add column ending_tried_at bigint not null default 0;
