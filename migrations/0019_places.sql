-- Places and equipment (部位、设备) of each facility, the codes on them, and what people without an account report by them.

-- ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────

create table place (
  unit_id integer not null references unit,
  id uuid not null,
  version integer not null default 1,
  parent_id uuid,
  kind text not null,
  code text not null,                    -- what people read out: short, once in a unit
  name text not null collate public.zh,
  name_en text,
  families text[] not null default '{}', -- the bottom lines it matters for; the first is suggested when reporting
  ordinal integer not null default 0,    -- among its siblings
  created_at timestamptz not null,
  retired_at timestamptz,
  retired_reason text,
  primary key (unit_id, id),
  constraint place_parent foreign key (unit_id, parent_id) references place,
  constraint place_code_unique unique (unit_id, code),
  constraint place_code check (code ~ '^[0-9A-Za-z-]{1,12}$'),
  constraint place_kind check (kind in ('building','floor','area','room','equipment')),
  constraint place_families check (families <@ array['building','fire','food','epidemic','attack']),
  constraint place_not_itself check (parent_id <> id),
  constraint place_retired check ((retired_at is null) = (retired_reason is null))
);
-- Two siblings of one name could not be told apart on a label.
create unique index place_name_unique
  on place (unit_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name) where retired_at is null;
create index place_parent_idx on place (unit_id, parent_id);
call app.protect('place');

-- For other rooms: the place and all that stands in it, by id. It reads under the policies of whoever asks.
create function app.places_within(of_unit integer, of_place uuid) returns setof uuid language sql stable
  set search_path = pg_catalog, public, pg_temp as $$
  with recursive inside as (
    select id from place where unit_id = of_unit and id = of_place
    union select p.id from place p join inside i on p.parent_id = i.id where p.unit_id = of_unit
  )
  select id from inside
$$;
revoke execute on function app.places_within from public;
grant execute on function app.places_within to wufang_app;

-- ── hazards stand at places ──────────────────────────────────────────────────────────────────────────────────────
-- `hazard.place` stays as it was written: a place renamed later rewrites no history. The key says that the place is one
-- of the same facility; the hazard room reads nothing else of it.

alter table hazard add column place_id uuid;
alter table hazard add constraint hazard_place_known foreign key (unit_id, place_id) references place;
create index hazard_place_idx on hazard (unit_id, place_id, opened_at desc) where place_id is not null;

-- ── codes ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A code is kept as it is printed: whoever can read this table can read the label on the wall.
create table place_code (
  unit_id integer not null,
  id uuid not null,
  place_id uuid not null,
  token text not null,                   -- 128 random bits, base64url
  issued_at timestamptz not null,
  issued_by uuid references person,      -- null: the demo region's first codes
  revoked_at timestamptz,
  revoked_by uuid references person,
  revoked_reason text,
  primary key (unit_id, id),
  constraint place_code_place foreign key (unit_id, place_id) references place,
  constraint place_code_token check (token ~ '^[A-Za-z0-9_-]{22}$'),
  constraint place_code_revoked check ((revoked_at is null) = (revoked_reason is null))
);
create unique index place_code_token_unique on place_code (token);
create unique index place_code_one_valid on place_code (unit_id, place_id) where revoked_at is null;
call app.protect('place_code');

-- What a label itself says, for whoever holds its token. Nothing else can be asked without an account.
create function app.place_by_token(of_token text)
returns table (unit_id integer, unit_name text, unit_name_en text, code_id uuid, place_id uuid, code text, kind text,
  name text, name_en text, within text, families text[], valid boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.unit_id, u.name, u.name_en, c.id, p.id, p.code, p.kind, p.name, p.name_en,
    (with recursive above as (
      select o.parent_id, o.name, 1 as n from place o where o.unit_id = p.unit_id and o.id = p.parent_id
      union all select o.parent_id, o.name, a.n + 1 from above a join place o on o.unit_id = p.unit_id and o.id = a.parent_id
      where a.n < 10)
    select string_agg(a.name, ' ' order by a.n desc) from above a),
    p.families, c.revoked_at is null and p.retired_at is null and u.closed_on is null
  from place_code c
  join place p on p.unit_id = c.unit_id and p.id = c.place_id
  join unit u on u.id = c.unit_id
  where c.token = of_token
$$;
revoke execute on function app.place_by_token from public;
grant execute on function app.place_by_token to wufang_app;

-- ── reports to confirm ───────────────────────────────────────────────────────────────────────────────────────────

create table scan_report (
  unit_id integer not null references unit,
  id uuid not null,
  version integer not null default 1,
  place_id uuid not null,
  code_id uuid not null,
  receipt text not null,                 -- ten letters without look-alikes, 48 bits: known to the reporter alone
  ticket bytea not null,                 -- digest of the form it was sent with: the same form sent twice is one report
  place text not null,                   -- as the label read then
  words text not null,
  state text not null default 'waiting',
  received_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  reason text,
  hazard_id uuid,
  primary key (unit_id, id),
  constraint scan_report_place foreign key (unit_id, place_id) references place,
  constraint scan_report_code foreign key (unit_id, code_id) references place_code,
  constraint scan_report_ticket_unique unique (unit_id, ticket),
  constraint scan_report_state check (state in ('waiting','confirmed','dismissed')),
  constraint scan_report_decided check (
    (state = 'waiting') = (decided_at is null) and (state = 'waiting') = (decided_by is null)
    and (state = 'confirmed') = (hazard_id is not null) and (state = 'dismissed') = (reason is not null))
);
create unique index scan_report_receipt_unique on scan_report (receipt);
create index scan_report_received_idx on scan_report (unit_id, received_at desc, id desc);
create index scan_report_place_idx on scan_report (unit_id, place_id, received_at desc);
call app.protect('scan_report');

create table scan_photo (
  unit_id integer not null,
  report_id uuid not null,
  ordinal integer not null,
  file_id uuid not null,
  sha256 text not null,
  primary key (unit_id, report_id, ordinal),
  constraint scan_photo_report foreign key (unit_id, report_id) references scan_report,
  constraint scan_photo_file foreign key (unit_id, file_id) references file (unit_id, id)
);
-- Files that nobody claimed are removed: each removal looks back.
create index scan_photo_file_idx on scan_photo (unit_id, file_id);
call app.protect('scan_photo', 'select, insert');

-- A photo of a report to confirm has no sender who is known; every other file has one.
alter table file alter column uploaded_by drop not null;
alter table file add constraint file_sender check (
  uploaded_by is not null or (subject_type is not null and subject_type = 'scan-report'));

create function app.scan_receipt(of_receipt text)
returns table (state text, received_at timestamptz, decided_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select state, received_at, decided_at from scan_report where receipt = of_receipt
$$;
revoke execute on function app.scan_receipt from public;
grant execute on function app.scan_receipt to wufang_app;

-- ── how often ────────────────────────────────────────────────────────────────────────────────────────────────────
-- Counters by digest, each for one span of time. Addresses stand here only as a digest keyed by the instance's secret
-- and the day, and are gone two days later.

create table scan_count (
  key bytea not null,
  span_start timestamptz not null,
  count integer not null,
  primary key (key, span_start)
);
create index scan_count_span_idx on scan_count (span_start);
alter table scan_count enable row level security;

-- Counts one more under each key and says how many there are now, in the order asked.
create function app.scan_counted(keys bytea[], starts timestamptz[]) returns setof integer language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  n integer;
begin
  for i in 1 .. cardinality(keys) loop
    insert into scan_count as c values (keys[i], starts[i], 1)
    on conflict (key, span_start) do update set count = c.count + 1
    returning c.count into n;
    return next n;
  end loop;
end $$;
revoke execute on function app.scan_counted from public;
grant execute on function app.scan_counted to wufang_app;

create function app.forget_scan_counts(before timestamptz) returns bigint language sql
  security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (delete from scan_count where span_start < before returning 1) select count(*) from gone
$$;
revoke execute on function app.forget_scan_counts from public;
grant execute on function app.forget_scan_counts to wufang_app;
