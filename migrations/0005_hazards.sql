-- Hazards (隐患): the ledger, its photos, its numbers, and search for phrases under row-level security.

create table hazard (
  unit_id integer not null references unit,
  id uuid not null,
  audience integer not null,             -- police, and the departments that cooperate in the family
  version integer not null default 1,
  year integer not null,
  number integer not null,               -- within unit and year; people write 2026-0007
  family text not null,
  state text not null,
  grade text,
  place text not null,
  object text not null,
  finding text not null,
  note text not null,
  english jsonb,                         -- place, object, finding where a checklist supplied them
  basis jsonb not null,
  suggested_grade text,
  source text not null,
  activity_id uuid,
  item text,
  reported_by uuid not null references person,
  opened_at timestamptz not null,
  due_at timestamptz not null,           -- end of what the present state waits for
  interim text,
  measure text,
  money_fen bigint,
  money_source text,
  responsible_id uuid references person,
  deadline date,
  contingency text,
  rectifiers uuid[] not null default '{}',
  done text,
  submitted_by uuid references person,
  submitted_at timestamptz,
  verified_by uuid references person,
  verified_at timestamptz,
  verified_note text,
  -- Kept by the database, so that no write forgets them: what the ledger is sorted by.
  ended boolean not null generated always as (state in ('closed', 'rejected')) stored,
  rank smallint not null generated always as (
    case when state in ('closed', 'rejected') then 2 when grade is not distinct from 'major' then 0 else 1 end) stored,
  primary key (unit_id, id),
  constraint hazard_number_unique unique (unit_id, year, number),
  constraint hazard_item_unique unique (unit_id, activity_id, item),
  constraint hazard_family check (family in ('building','fire','food','epidemic','attack')),
  constraint hazard_state check (
    state in ('reported','graded','planned','approved','rectifying','submitted','closed','rejected')),
  constraint hazard_grade check (grade in ('general','major')),
  constraint hazard_suggested_grade check (suggested_grade in ('general','major')),
  constraint hazard_source check (source in ('activity','report','inspection')),
  -- The invariants of the closed loop, once more where no code can pass them by.
  constraint hazard_interim check (
    grade is distinct from 'major' or state in ('closed', 'rejected') or coalesce(interim, '') <> ''),
  constraint hazard_five_settled check (
    state not in ('approved','rectifying','submitted','closed') or (
      measure is not null and money_fen is not null and responsible_id is not null
      and deadline is not null and contingency is not null)),
  constraint hazard_verifier check (
    state <> 'closed' or (verified_by is not null and verified_by <> responsible_id and verified_by <> all (rectifiers)))
);
-- Each sort of the ledger is an index per unit; lists of many units merge them. What filters ask stands in the index,
-- so that rows are fetched only for the page that is shown.
create index hazard_due_idx on hazard (unit_id, ended, due_at, id)
  include (family, grade, state, audience, responsible_id);
create index hazard_opened_idx on hazard (unit_id, opened_at, id)
  include (family, grade, state, audience, responsible_id, due_at);
create index hazard_rank_idx on hazard (unit_id, rank, due_at, id)
  include (family, grade, state, audience, responsible_id);
-- What is rare in a unit would be far apart in the order of opening.
create index hazard_rare_idx on hazard (unit_id, opened_at, id)
  include (family, grade, state, audience, responsible_id, due_at)
  where state <> 'closed' or grade = 'major';
call app.protect('hazard');

create table hazard_photo (
  unit_id integer not null,
  hazard_id uuid not null,
  file_id uuid not null,
  sha256 text not null,
  moment text not null,
  by_id uuid not null references person,
  at timestamptz not null,
  ordinal integer not null,              -- order within one act
  audience integer not null,
  primary key (unit_id, hazard_id, file_id),
  foreign key (unit_id, hazard_id) references hazard,
  constraint hazard_photo_moment check (moment in ('found','rectified'))
);
call app.protect('hazard_photo', 'select, insert');

-- Numbers come without holes: the counter is locked until the transaction that took one ends, and rolls back with it.
create table hazard_counter (
  unit_id integer not null references unit,
  year integer not null,
  last integer not null,
  primary key (unit_id, year)
);
call app.protect('hazard_counter');

-- The post behind a recorded act is no secret to whoever reads the act, though it may lie outside their scope.
create function app.post_titles(ids uuid[]) returns table (id uuid, title text) language sql stable
  security definer set search_path = pg_catalog, public
  as $$ select id, title from position where id = any (ids) $$;
revoke execute on function app.post_titles from public;
grant execute on function app.post_titles to wufang_app;

-- ── search ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Chinese has no spaces to split at, and half of what people type has one or two characters, which is less than a
-- trigram. So each row is indexed by its single characters and pairs. Unit and period of opening stand before each
-- of them: a search reads the postings of its own scope and no others, from the newest period on, until it has a page.

create function app.hazard_words(year integer, number integer, place text, object text, finding text, note text)
returns text language sql immutable parallel safe as $$
  select lower(year::text || '-' || lpad(number::text, 4, '0') || E'\n' || place || E'\n' || object || E'\n' || finding
    || E'\n' || note)
$$;

-- Three years: short enough that a word found everywhere is found in few rows, long enough that a rare one costs few
-- looks into the index.
create function app.gram_period(opened timestamptz) returns integer language sql immutable parallel safe
  as $$ select extract(year from opened at time zone 'UTC')::integer / 3 $$;
create function app.gram_home(unit integer, opened timestamptz) returns text language sql immutable parallel safe
  as $$ select unit || ':' || app.gram_period(opened) || ':' $$;

create function app.grams(home text, words text) returns text[] language plpgsql immutable parallel safe as $$
declare
  c text[] := string_to_array(words, null);
begin
  return array(
    select home || gram from unnest(c, c[2:]) t(one, next), lateral (values (one), (one || next)) g(gram)
    where gram is not null);
end $$;

create index hazard_gram_idx on hazard using gin (
  app.grams(app.gram_home(unit_id, opened_at), app.hazard_words(year, number, place, object, finding, note)));

-- The newest `most` hazards of the scope in whose words every part of the phrase occurs. LIKE is not leakproof, so under
-- the policies it would never meet an index: this function reads as its owner, within app.units() and app.audience(),
-- and gives ids only; the caller reads the rows again under the policies.
--
-- Two ways lead there. Where a sample says the phrase is common, its newest occurrences lie among the newest rows: a
-- window over them is read, and is proof enough once it holds `most` hits newer than the window of any unit begins.
-- Otherwise, or if the window turns out too small, the index of characters and pairs gives the occurrences of one period,
-- of the two before, the four before those, until there are enough.
create function app.hazard_search(
  phrase text, of_units integer[], of_family text, of_grade text, of_state text, overdue_at timestamptz,
  of_person uuid, of_activity uuid, before_at timestamptz, before_id uuid, most integer)
returns table (unit_id integer, id uuid, opened_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  scope integer[] := array(select unnest(app.units()) intersect select unnest(coalesce(of_units, app.units())));
  bits integer := app.audience();
  parts text[] := array(select part from regexp_split_to_table(lower(phrase), '\s+') part where part <> '');
  likes text[] := array(select '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%' from unnest(parts) part);
  keys text[] := array(
    select distinct case when length(part) = 1 then part else substr(part, i, 2) end
    from unnest(parts) part, generate_series(1, greatest(length(part) - 1, 1)) i);
  words constant text := 'app.hazard_words(h.year, h.number, h.place, h.object, h.finding, h.note)';
  filter constant text := '(h.audience & $3) <> 0
    and ($4 is null or h.family = $4) and ($5 is null or h.grade = $5)
    and ($6 is null or h.state = $6 or ($6 = ''open'' and not h.ended))
    and ($7 is null or (not h.ended and h.due_at < $7))
    and ($8 is null or h.responsible_id = $8) and ($9 is null or h.activity_id = $9)';
  hit constant text := format('%s like all ($2) and %s', words, filter);
  before constant text := '($10 is null or (h.opened_at, h.id) < ($10, $11))';
  share real;
  depth integer;
  first_period integer;
  last_period integer;
  span integer := 1;
  got integer := 0;
  more integer;
begin
  if cardinality(parts) = 0 then return; end if;
  execute format('select avg((%s)::integer) from unnest($1) u(id) cross join lateral (
    select * from hazard h where h.unit_id = u.id and %s order by h.opened_at desc, h.id desc limit 4) h', hit, before)
  into share using scope, likes, bits, of_family, of_grade, of_state, overdue_at, of_person, of_activity,
    before_at, before_id;
  if share > 0.04 then
    depth := greatest(16, 3 * most / (share * cardinality(scope)));
    return query execute format('
      with read as materialized (
        select h.unit_id, h.id, h.opened_at, h.hit, count(*) over unit as deep, min(h.opened_at) over unit as since
        from unnest($1) u(id) cross join lateral (
          select h.unit_id, h.id, h.opened_at, %s as hit from hazard h
          where h.unit_id = u.id and %s order by h.opened_at desc, h.id desc limit $13) h
        window unit as (partition by h.unit_id)
      ), hits as (
        select r.unit_id, r.id, r.opened_at from read r
        where r.hit and r.opened_at > coalesce((select max(since) from read where deep = $13), ''-infinity'')
        order by r.opened_at desc, r.id desc limit $12
      )
      select * from hits where (select count(*) from hits) = $12', hit, before)
    using scope, likes, bits, of_family, of_grade, of_state, overdue_at, of_person, of_activity,
      before_at, before_id, most, depth;
    if found then return; end if;
  end if;
  select app.gram_period(max(newest)), app.gram_period(min(oldest))
  into last_period, first_period
  from unnest(scope) u(id)
  cross join lateral (select max(h.opened_at) as newest, min(h.opened_at) as oldest from hazard h where h.unit_id = u.id) h;
  last_period := least(last_period, app.gram_period(before_at));
  while last_period >= first_period and got < most loop
    -- Pairs may occur without the phrase: that is looked at last, newest first, and only until there are enough.
    return query execute format('
      select c.* from (
        select h.unit_id, h.id, h.opened_at from unnest($1) u(id)
        cross join generate_series($14 - $15 + 1, $14) p(period)
        cross join lateral (
          select * from hazard h
          where app.grams(app.gram_home(h.unit_id, h.opened_at), %s)
              @> array(select u.id || '':'' || p.period || '':'' || key from unnest($13) key)
            and h.unit_id is not distinct from u.id and %s and %s offset 0) h
        order by h.opened_at desc, h.id desc offset 0) c
      where exists (select from hazard h where h.unit_id = c.unit_id and h.id = c.id and %s like all ($2) offset 0)
      limit $12', words, filter, before, words)
    using scope, likes, bits, of_family, of_grade, of_state, overdue_at, of_person, of_activity,
      before_at, before_id, most - got, keys, last_period, span;
    get diagnostics more = row_count;
    got := got + more;
    last_period := last_period - span;
    span := span * 2;
  end loop;
end $$;
revoke execute on function app.hazard_search from public;
grant execute on function app.hazard_search to wufang_app;
