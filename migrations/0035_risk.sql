-- The risk index (风险指数): the facts each room's source found last, and one row a day for each facility and bottom
-- line, kept in the transaction of the write that changed it. Overviews read these rows and never a ledger.

-- What a source said of a facility when it was last asked, and the instant from which time alone makes it say otherwise.
create table risk_source (
  unit_id integer not null references unit,
  source text not null,
  family text not null,
  audience integer not null,             -- as in risk_day
  facts jsonb not null,
  counts jsonb not null,                 -- open, overdue, major; due, done, missed
  policy_version integer not null,
  changes_at timestamptz not null,
  primary key (unit_id, source, family),
  constraint risk_source_family check (family in ('building','fire','food','epidemic','attack'))
);
create index risk_source_changes_idx on risk_source (changes_at);
call app.protect('risk_source');

-- Today's row is in motion until the day ends; rows of past days are never written again.
create table risk_day (
  unit_id integer not null references unit,
  family text not null,
  day date not null,
  audience integer not null,             -- police, government, and the departments that cooperate in the family
  points integer not null,
  colour text not null,
  decided text,                          -- the colour that one fact decided alone
  signals jsonb not null,                -- signal → points; sums to `points`
  open integer not null,                 -- hazards not closed, of them overdue, of them major
  overdue integer not null,
  major integer not null,
  due integer not null,                  -- duties running now; windows of the last 365 days done in time or made up, and missed
  done integer not null,
  missed integer not null,
  primary key (unit_id, family, day),
  constraint risk_day_family check (family in ('building','fire','food','epidemic','attack')),
  constraint risk_day_colour check (colour in ('blue','yellow','orange','red')),
  constraint risk_day_decided check (decided in ('orange','red')),
  constraint risk_day_counts check (
    points >= 0 and open >= 0 and overdue between 0 and open and major between 0 and open
    and due >= 0 and done >= 0 and missed >= 0)
);
create index risk_day_day_idx on risk_day (day, unit_id);
call app.protect('risk_day');

-- Incidents (事故) and near misses (险情): what all of this is there to prevent, and what the index is judged by.
create table incident (
  unit_id integer not null references unit,
  id uuid not null,
  audience integer not null,
  family text not null,
  severity text not null,
  occurred_at timestamptz not null,
  place text not null,
  summary text not null,
  deaths integer not null default 0,
  injured integer not null default 0,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  primary key (unit_id, id),
  constraint incident_family check (family in ('building','fire','food','epidemic','attack')),
  constraint incident_severity check (severity in ('near-miss','incident','grave')),
  constraint incident_people check (deaths >= 0 and injured >= 0),
  constraint incident_times check (occurred_at <= recorded_at)
);
create index incident_occurred_idx on incident (unit_id, occurred_at desc);
call app.protect('incident');

-- The newest work of a facility: none for weeks is itself a sign.
create index evidence_day_idx on evidence (unit_id, day desc);

-- Which facilities are to be looked at again is asked before any scope is entered: it gives numbers of units only.
create function app.risk_stale(moment timestamptz, today date, sources integer, version integer)
returns table (id integer) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id from unit u
  where u.kind = 'facility' and u.opened_on <= today and (u.closed_on is null or u.closed_on > today)
    and sources * 5 > (
      select count(*) from risk_source s
      where s.unit_id = u.id and s.changes_at > moment and s.policy_version = version)
  order by u.id
$$;
revoke execute on function app.risk_stale from public;
grant execute on function app.risk_stale to wufang_app;
