-- Activities (工作活动) and their answers, and the editions of checklists they were made with.

-- An edition that has been used stays as it was: the app may add one, never change one. Reference data, no secret.
create table checklist (
  id text not null,
  version integer not null,
  effective date not null,
  content jsonb not null,
  kept_at timestamptz not null,
  primary key (id, version),
  constraint checklist_version check (version >= 1)
);
grant select, insert on checklist to wufang_app;

create table activity (
  unit_id integer not null references unit,
  id uuid not null,
  kind text not null,
  state text not null,
  family text not null,
  clause text not null,
  checklist_id text not null,
  checklist_version integer not null,
  items text[] not null,                 -- those of the edition that this facility is asked; fixed when it starts
  day date not null,                     -- the calendar day it counts for: planned, then started, then finished
  participants text[] not null default '{}',
  reason text,                           -- why it was cancelled
  made_by uuid not null references person,
  started_at timestamptz,
  started_by uuid references person,
  ended_at timestamptz,
  ended_by uuid references person,
  version integer not null default 1,
  audience integer not null default 1,
  primary key (unit_id, id),
  foreign key (checklist_id, checklist_version) references checklist,
  constraint activity_kind check (kind in ('self-check')),
  constraint activity_state check (state in ('planned','started','done','cancelled')),
  constraint activity_family check (family in ('building','fire','food','epidemic','attack')),
  constraint activity_started check (state not in ('started','done') or (started_at is not null and started_by is not null)),
  constraint activity_ended check ((state in ('done','cancelled')) = (ended_at is not null and ended_by is not null)),
  constraint activity_cancelled check ((state = 'cancelled') = (reason is not null))
);
create index activity_day_idx on activity (unit_id, day, id) include (state, checklist_id);
-- Two people at one check work in the same activity.
create unique index activity_running_unique on activity (unit_id, checklist_id) where state = 'started';
call app.protect('activity');

create table activity_answer (
  unit_id integer not null,
  activity_id uuid not null,
  item text not null,
  verdict text not null,
  note text not null,
  files jsonb not null default '[]',     -- [{id, sha256}] in the order taken
  at timestamptz not null,
  by_id uuid not null references person,
  version integer not null default 1,
  audience integer not null default 1,
  primary key (unit_id, activity_id, item),
  foreign key (unit_id, activity_id) references activity,
  constraint activity_answer_verdict check (verdict in ('pass','fail','not-applicable'))
);
call app.protect('activity_answer');

-- What is done or cancelled never changes, whoever writes.
create function app.activity_frozen() returns trigger language plpgsql as $$
begin
  if old.state in ('done', 'cancelled') then
    raise exception 'activity % is %', old.id, old.state
      using errcode = 'check_violation', constraint = 'activity_frozen';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger activity_frozen before update or delete on activity
  for each row execute function app.activity_frozen();

-- The share lock keeps an answer from slipping in while the activity is being finished.
create function app.activity_answer_frozen() returns trigger language plpgsql as $$
declare
  present text;
  wanted activity_answer;
begin
  if tg_op = 'DELETE' then wanted := old; else wanted := new; end if;
  select state into present from activity where unit_id = wanted.unit_id and id = wanted.activity_id for share;
  if present is distinct from 'started' then
    raise exception 'activity % takes no answers: %', wanted.activity_id, present
      using errcode = 'check_violation', constraint = 'activity_frozen';
  end if;
  return wanted;
end $$;
create trigger activity_answer_frozen before insert or update or delete on activity_answer
  for each row execute function app.activity_answer_frozen();

-- One task of a kind for each unit and month, however often the month is opened.
create unique index task_month_unique on task (unit_id, kind, (details ->> 'month')) where subject_type = 'month';
