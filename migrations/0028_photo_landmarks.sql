-- A photo is looked for by some 3,400 keys at once. An index over arrays of keys (GIN) takes minutes for that at a million
-- photos; one row a landmark answers from a plain index (bench/photos.ts). Only photos that a record holds are in it.

drop function app.photos_like;
drop index photo_print_keys_idx;
alter table photo_print
  add column number integer generated always as identity,
  add column indexed boolean not null default false,
  add constraint photo_print_number unique (number);

-- Reached by the functions below alone: nobody else has a right to it, and it names neither unit nor file.
create table photo_landmark (
  key integer not null,
  number integer not null                -- photo_print.number
);
create index photo_landmark_idx on photo_landmark (key, number);

-- Photos that a record has taken become findable; once.
create function app.index_photos(of_unit integer, ids uuid[]) returns void language sql
  security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    update photo_print p set indexed = true from file f
    where p.unit_id = of_unit and p.file_id = any (ids) and not p.indexed and of_unit = any (app.units())
      and f.unit_id = p.unit_id and f.id = p.file_id and f.claimed_at is not null
    returning p.number, p.keys
  )
  insert into photo_landmark (key, number) select key, due.number from due, unnest(due.keys) key
$$;
revoke execute on function app.index_photos from public;
grant execute on function app.index_photos to wufang_app;

with due as (
  update photo_print p set indexed = true from file f
  where f.unit_id = p.unit_id and f.id = p.file_id and f.claimed_at is not null
  returning p.number, p.keys
)
insert into photo_landmark (key, number) select key, due.number from due, unnest(due.keys) key;

-- Photos of the whole region that share at least two landmarks, in one pose, with the one asked for, or its bytes. The
-- pose says how the earlier photo would have been turned or mirrored: chance meetings rarely agree in one pose twice.
-- The search reaches beyond the scope of whoever asks, since the same photo may have been used elsewhere; what may be
-- told of a find is decided by the caller under the policies. Given are names only: unit, file, content.
-- Earlier is what a record took first: only photos claimed before `before` count.
create function app.photos_like(
  of_unit integer, of_file uuid, of_sha256 text, of_keys integer[], of_poses smallint[], before timestamptz, most integer)
returns table (unit_id integer, file_id uuid, sha256 text, shared integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with counted as materialized (
    select l.number, count(*)::integer as shared
    from unnest(of_keys, of_poses) a(key, pose)
    -- The fence keeps it at one look into the index for each key, whatever the planner expects.
    cross join lateral (select p.number from photo_landmark p where p.key = a.key offset 0) l
    group by l.number, a.pose having count(*) >= 2
  ), best as materialized (
    select c.number, max(c.shared) as shared from counted c group by c.number order by 2 desc, 1 limit 200
  ), found as (
    select p.unit_id, p.file_id, b.shared from best b join photo_print p on p.number = b.number
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
