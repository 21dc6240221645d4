-- What brought a duty about (触发) and what answered it; departments see how the duties of their families stand.

-- One row for each time an event brought a duty about. `answered_at` and `ended_at` follow from the facts; kept with it,
-- so that a region is judged without reading every answer.
create table duty_trigger (
  unit_id integer not null references unit,
  duty text not null,                    -- as the catalogue names it
  subject_id uuid not null,              -- what it is about: a hazard, a system
  part integer not null,                 -- of the subject: the edition; 0 where it has none
  event text not null,
  title text not null,
  at timestamptz not null,
  owing uuid[] not null,                 -- those who each owe an answer; empty: anybody's will do
  answered_at timestamptz,
  answered_by text,                      -- the event
  ended_at timestamptz,
  audience integer not null default 513, -- the police line, and administrators who see what a setting would change
  primary key (unit_id, duty, subject_id, part)
);
create index duty_trigger_time_idx on duty_trigger (unit_id, at);
create index duty_trigger_open_idx on duty_trigger (unit_id) where answered_at is null and ended_at is null;
create index duty_trigger_subject_idx on duty_trigger (unit_id, subject_id);
call app.protect('duty_trigger');

-- Facts, never changed: who answered what and when, and what ended it.
create table duty_answer (
  unit_id integer not null references unit,
  subject_id uuid not null,
  part integer not null,
  event text not null,
  who uuid not null,                     -- zero where the system itself acted
  at timestamptz not null,
  primary key (unit_id, subject_id, part, event, who)
);
call app.protect('duty_answer', 'select, insert');

-- Hazards entered before this version. Editions of rules are not: who had to read them then is not on record.
insert into duty_answer (unit_id, subject_id, part, event, who, at)
select unit_id, subject_id::uuid, 0, action,
  coalesce(account_id, '00000000-0000-0000-0000-000000000000'), min(at)
from journal where action in ('hazard.graded', 'hazard.rejected') group by 1, 2, 4, 5;

insert into duty_trigger (unit_id, duty, subject_id, part, event, title, at, owing, answered_at, answered_by)
select j.unit_id, 'hazard-grading', h.id, 0, j.action, h.object, min(j.at), '{}', a.at, a.event
from journal j
join hazard h on h.unit_id = j.unit_id and h.id::text = j.subject_id
left join lateral (select at, event from duty_answer where unit_id = h.unit_id and subject_id = h.id order by at limit 1) a
  on true
where j.action = 'hazard.reported'
group by j.unit_id, h.id, j.action, h.object, a.at, a.event;

-- What a department's families have to show: 2 housing, 4 fire, 8 market, 16 health, 32 cdc, 64 electricity, 128 squadron.
update evidence set audience = audience | case family
  when 'building' then 2 when 'fire' then 2 + 4 + 8 + 64 when 'food' then 8 when 'epidemic' then 16 + 32
  when 'attack' then 128 else 0 end
where family is not null;
alter table unit_attribute_past alter column audience set default 639;
update unit_attribute_past set audience = 639;

-- Since when a unit is kept here: no secret, but its journal is for the police line alone.
create function app.kept_since(ids integer[], zone text) returns table (unit_id integer, day date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select j.unit_id, (j.at at time zone zone)::date from journal j
  where j.seq = 1 and j.action = 'unit.opened' and j.unit_id = any (ids) and j.unit_id = any (app.units())
$$;
revoke execute on function app.kept_since from public;
grant execute on function app.kept_since to wufang_app;
