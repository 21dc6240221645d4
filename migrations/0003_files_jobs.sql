-- Files, the way jobs leave a transaction, and what the worker may see for live updates.

do $$ begin
  create role wufang_worker nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema app, public to wufang_worker;
grant select on migration to wufang_app;

-- ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The bytes lie outside the database, named by their SHA-256. A row says whose they are and what they show. A file is
-- claimed once by its subject (an answer, a hazard); one that nobody claims within a day is removed.

create table file (
  unit_id integer not null references unit,
  id uuid not null,
  sha256 text not null,
  size integer not null,
  type text not null,
  name text not null,
  uploaded_by uuid not null references person,
  uploaded_at timestamptz not null,
  captured_at timestamptz,               -- by the camera's own clock (EXIF), never by the upload
  capture jsonb not null default '{}',   -- facts of the camera: make, model, software, place, drift against our clock
  width integer,
  height integer,
  subject_type text,
  subject_id uuid,
  audience integer not null default 1,
  primary key (unit_id, id),
  constraint file_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint file_size check (size > 0),
  constraint file_type check (type in ('image/jpeg','image/png','image/webp','application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  constraint file_subject check ((subject_type is null) = (subject_id is null))
);
create index file_id_idx on file (id);
create index file_sha256_idx on file (sha256);
create index file_subject_idx on file (unit_id, subject_type, subject_id) where subject_type is not null;
create index file_unclaimed_idx on file (unit_id, uploaded_at) where subject_type is null;
call app.protect('file', 'select, insert, update, delete');

-- Which of these contents any unit still holds. Whoever removes bytes asks while holding the lock of the content.
create function app.contents_held(hashes text[]) returns setof text language sql stable
  security definer set search_path = pg_catalog, public
  as $$ select distinct sha256 from file where sha256 = any (hashes) $$;
revoke execute on function app.contents_held from public;
grant execute on function app.contents_held to wufang_app;

-- ── jobs ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The queue notifies for every job put into it, and a NOTIFY takes one lock for the whole server at commit. So a
-- transaction only leaves its jobs here, and the worker moves them to the queue in bundles.

create table app.outbox (
  number bigint generated always as identity primary key,
  task text not null,
  unit_id integer not null references unit,
  payload jsonb not null,
  key text,
  run_at timestamptz
);
-- To lock a row while it is taken asks for `update`.
grant select, update, delete on app.outbox to wufang_worker;

-- [{task, unitId, payload, key?, runAt?}]. A job works with the scope of its unit, so nobody may ask for one elsewhere.
create function app.enqueue(jobs jsonb) returns void language plpgsql
  security definer set search_path = pg_catalog, public as $$
declare
  outside integer;
begin
  select (job ->> 'unitId')::integer into outside from jsonb_array_elements(jobs) job
    where not (job ->> 'unitId')::integer = any (app.units()) limit 1;
  if found then
    raise exception 'unit % is outside the scope', outside using errcode = 'insufficient_privilege';
  end if;
  insert into app.outbox (task, unit_id, payload, key, run_at)
    select job ->> 'task', (job ->> 'unitId')::integer, job -> 'payload', job ->> 'key', (job ->> 'runAt')::timestamptz
    from jsonb_array_elements(jobs) job;
end $$;
revoke execute on function app.enqueue from public;
grant execute on function app.enqueue to wufang_app;

-- Answers to repeated requests are kept a week. Rows belong to accounts, so the app alone cannot clear them.
create function app.forget_requests(before timestamptz) returns bigint language sql
  security definer set search_path = pg_catalog, public as $$
  with gone as (delete from idempotency where at < before returning 1) select count(*) from gone
$$;
revoke execute on function app.forget_requests from public;
grant execute on function app.forget_requests to wufang_app;

-- ── live updates ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The worker watches how far each journal has come and tells kinds of subject and units, never contents.

grant select (unit_id, seq) on journal_head to wufang_worker;
create policy live on journal_head for select to wufang_worker using (true);
grant select (unit_id, seq, subject_type, audience) on journal to wufang_worker;
create policy live on journal for select to wufang_worker using (true);
