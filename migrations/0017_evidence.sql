-- Evidence that holds (证据): which photos were taken in the app, and which show what an earlier photo shows.

-- ── taken in the app ─────────────────────────────────────────────────────────────────────────────────────────────
-- A capture pass (拍照凭据) is given out by the server before the photo is taken, to one account, for one photo, for a
-- limited time. A photo that comes with it was sent by the app between the two instants; nothing more is claimed.

create table capture_pass (
  account_id uuid not null references account,
  nonce text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  sha256 text,                           -- of the photo it was used for: the same photo sent once more is no second use
  primary key (account_id, nonce),
  constraint capture_pass_times check (expires_at > issued_at),
  constraint capture_pass_used check ((used_at is null) = (sha256 is null))
);
create index capture_pass_expires_idx on capture_pass (expires_at);
call app.protect_own('capture_pass');

-- What has run out is of no use; the mark stands with the file.
create function app.forget_capture_passes(before timestamptz) returns bigint language sql
  security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (delete from capture_pass where expires_at < before returning 1) select count(*) from gone
$$;
revoke execute on function app.forget_capture_passes from public;
grant execute on function app.forget_capture_passes to wufang_app;

alter table file
  add column claimed_at timestamptz,     -- since when it belongs to a record
  add column mark text,                  -- null: no photo, or sent before marks were kept
  add column pass_issued_at timestamptz, -- taken after this instant and before uploaded_at, both by our clock
  add column mark_reason text,           -- why a photo taken in the app is not marked so
  add constraint file_mark check (mark in ('captured', 'chosen')),
  add constraint file_mark_reason check (mark_reason in ('no-pass', 'unknown', 'used', 'expired')),
  add constraint file_captured check ((mark is not distinct from 'captured') = (pass_issued_at is not null)),
  add constraint file_chosen check (mark_reason is null or mark = 'chosen');
update file set claimed_at = uploaded_at where subject_type is not null;

-- ── seen before ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Keys of landmarks (src/domain/evidence/landmarks.ts), by which a copy is found. No picture can be made from them.

create table photo_print (
  unit_id integer not null references unit,
  file_id uuid not null,
  sha256 text not null,
  keys integer[] not null,
  audience integer not null,
  primary key (unit_id, file_id),
  foreign key (unit_id, file_id) references file on delete cascade
);
create index photo_print_keys_idx on photo_print using gin (keys) with (fastupdate = off);
call app.protect('photo_print', 'select, insert');

-- Photos of the whole region that share at least two landmarks, in one pose, with the one asked for, or its bytes. The
-- pose says how the earlier photo would have been turned or mirrored: chance meetings agree in no pose twice.
-- The search reaches beyond the scope of whoever asks, since the same photo may have been used elsewhere; what may be
-- told of a find is decided by the caller under the policies. Given are names only: unit, file, content.
-- Earlier is what a record took first: only claimed photos count, and only those claimed before `before`.
create function app.photos_like(
  of_unit integer, of_file uuid, of_sha256 text, of_keys integer[], of_poses smallint[], before timestamptz, most integer)
returns table (unit_id integer, file_id uuid, sha256 text, shared integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as materialized (
    select key, pose from unnest(of_keys, of_poses) a(key, pose)
  ), met as materialized (
    select p.unit_id, p.file_id, p.keys from photo_print p where p.keys && of_keys
  ), counted as (
    select m.unit_id, m.file_id, count(*)::integer as shared
    from met m cross join lateral unnest(m.keys) k(key) join asked a on a.key = k.key
    group by m.unit_id, m.file_id, a.pose having count(*) >= 2
  ), found as (
    select c.unit_id, c.file_id, c.shared from counted c
    union all
    select f.unit_id, f.id, 1000 from file f where f.sha256 = of_sha256
  )
  select f.unit_id, f.id, f.sha256, max(n.shared) from found n
  join file f on f.unit_id = n.unit_id and f.id = n.file_id
  where f.claimed_at < before and (f.unit_id, f.id) <> (of_unit, of_file)
  group by f.unit_id, f.id, f.sha256
  order by 4 desc, f.unit_id, f.id limit most
$$;
revoke execute on function app.photos_like from public;
grant execute on function app.photos_like to wufang_app;

-- What was found stays: this photo shows what an earlier one shows.
create table photo_reuse (
  unit_id integer not null references unit,
  file_id uuid not null,
  earlier_unit_id integer not null,
  earlier_file_id uuid not null,
  share real not null,                   -- of the parts of the picture that agree, 0 to 1
  found_at timestamptz not null,
  audience integer not null,
  primary key (unit_id, file_id, earlier_unit_id, earlier_file_id),
  foreign key (unit_id, file_id) references file on delete cascade,
  constraint photo_reuse_other check (file_id <> earlier_file_id),
  constraint photo_reuse_share check (share between 0 and 1)
);
call app.protect('photo_reuse', 'select, insert');
-- From an earlier photo to the hazards that show it.
create index hazard_photo_file_idx on hazard_photo (unit_id, file_id);
