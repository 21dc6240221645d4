-- Duties (职责要求): evidence, settings of the catalogue, and what the attributes of units were before.

-- One row for each finished activity: everything a duty may want of it. What it means is computed, never stored.
create table evidence (
  unit_id integer not null references unit,
  id uuid not null,                      -- of the activity
  kind text not null,
  family text,
  checklist text,
  participants text[] not null,          -- parties that were present
  attendance double precision,           -- share of the people expected; null where nobody was counted
  by_roles text[] not null,              -- roles of whoever did it in person, on that day
  minutes integer,
  day date not null,                     -- done on
  recorded date not null,
  makes_up date,                         -- a day of an earlier window
  audience integer not null default 513, -- administrators see what a setting would change; of the work itself nothing
  primary key (unit_id, id),
  constraint evidence_family check (family in ('building','fire','food','epidemic','attack')),
  constraint evidence_attendance check (attendance >= 0),
  constraint evidence_minutes check (minutes >= 0),
  constraint evidence_made_up check (makes_up < day)
);
create index evidence_meant_idx on evidence (unit_id, (coalesce(makes_up, day)));
call app.protect('evidence', 'select, insert');

-- Work that was finished before this version kept evidence of it.
insert into evidence (unit_id, id, kind, family, checklist, participants, by_roles, day, recorded, audience)
select unit_id, id, kind, family, checklist_id, '{}', '{}', day, greatest(day, ended_at::date), audience | 512
from activity where state = 'done';

-- Changes of the catalogue's defaults, in the order they were made. No secret inside the region.
create table duty_setting (
  duty text not null,
  number integer not null,
  effective date not null,
  changes jsonb not null,
  reason text not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  primary key (duty, number),
  constraint duty_setting_number check (number >= 1)
);
grant select, insert on duty_setting to wufang_app;

-- What an attribute of a unit was until the day it changed; the present value stands with the unit. Null: it had none.
create table unit_attribute_past (
  unit_id integer not null references unit,
  name text not null,
  until date not null,                   -- first day on which it no longer held
  value jsonb,
  audience integer not null default 513, -- the police line, and administrators who see what a setting would change
  primary key (unit_id, name, until)
);
call app.protect('unit_attribute_past', 'select, insert');

-- One task for each window and rung, however often the nightly job runs. `subject_id` stands for duty and window.
create unique index task_duty_unique on task (unit_id, subject_id, level) where subject_type in ('duty','duty-digest');

-- The monthly task of before is now opened, like all others, by the duties themselves.
update task set state = 'dropped', closed_at = opened_at where subject_type = 'month' and state = 'open';
