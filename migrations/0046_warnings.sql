-- Warnings (预警): one at a time for each facility and bottom line. Opened when its colour rises, owned by a post, answered
-- within hours, closed only with what was done.
create table warning (
  unit_id integer not null references unit,
  id uuid not null,
  audience integer not null,
  version integer not null default 1,
  year integer not null,
  number integer not null,               -- within unit and year; people write 预警 2026-0007
  family text not null,
  state text not null,
  colour text not null,                  -- the worst it had
  present text not null,                 -- the colour of its index now
  points integer not null,
  reasons jsonb not null,                -- what added most when it was opened or raised last
  opened_at timestamptz not null,
  holder_id integer not null references unit,
  role text not null,                    -- the post that has to answer now
  level integer not null default 0,      -- rungs climbed
  answer_due_at timestamptz not null,
  climb_at timestamptz,                  -- when the next rung hears of it; null once answered
  answer text,
  answered_by uuid references person,
  answered_at timestamptz,
  done_by date,                          -- promised in the answer
  outcome text,
  closing text,
  closed_by uuid references person,
  closed_at timestamptz,
  earlier_id uuid,                       -- closed lately, same facility and bottom line
  primary key (unit_id, id),
  constraint warning_number_unique unique (unit_id, year, number),
  constraint warning_family check (family in ('building','fire','food','epidemic','attack')),
  constraint warning_state check (state in ('open','answered','closed')),
  constraint warning_colour check (colour in ('yellow','orange','red')),
  constraint warning_present check (present in ('blue','yellow','orange','red')),
  constraint warning_outcome check (outcome in ('handled','false-alarm')),
  constraint warning_answered check (
    num_nulls(answer, answered_by, answered_at, done_by) in (0, 4) and (state <> 'answered' or answer is not null)),
  constraint warning_closed check (
    num_nulls(outcome, closing, closed_by, closed_at) in (0, 4) and (state = 'closed') = (outcome is not null)),
  constraint warning_climbs check ((climb_at is null) or state = 'open')
);
-- Never two at once about the same thing.
create unique index warning_one on warning (unit_id, family) where state <> 'closed';
create index warning_opened_idx on warning (unit_id, opened_at desc, id desc) include (family, state, colour, audience);
create index warning_climb_idx on warning (climb_at) where climb_at is not null;
call app.protect('warning');

create table warning_counter (
  unit_id integer not null references unit,
  year integer not null,
  last integer not null,
  primary key (unit_id, year)
);
call app.protect('warning_counter');

-- Which facilities have a warning that climbs now: numbers of units only, asked before a scope is entered.
create function app.warnings_climbing(moment timestamptz) returns table (unit_id integer) language sql stable
  security definer set search_path = pg_catalog, public, pg_temp
  as $$ select distinct w.unit_id from warning w where w.climb_at <= moment order by 1 $$;
revoke execute on function app.warnings_climbing from public;
grant execute on function app.warnings_climbing to wufang_app;
