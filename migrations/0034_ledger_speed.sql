-- The ledger narrowed by what came back (重复隐患) and by interim controls that lapsed (管控失效).

create index hazard_repeat_same_idx on hazard_repeat (unit_id, hazard_id) where kind = 'repeat' and answer = 'same';

-- Every column that a list, a count or a group asks for stands in the index that answers it.
drop index hazard_opened_idx, hazard_open_place_idx, hazard_submitted_idx, hazard_verified_idx, hazard_closed_lately_idx;
create index hazard_opened_idx on hazard (unit_id, opened_at, id)
  include (family, grade, state, audience, responsible_id, source, due_at, ended, rank);
create index hazard_open_place_idx on hazard (unit_id, place)
  include (family, grade, state, audience, responsible_id, source, opened_at, due_at, ended) where not ended;
create index hazard_submitted_idx on hazard (unit_id, ended, due_at, id) where state = 'submitted';
-- Days of closing; also what was closed lately, compared with every new report.
create index hazard_closed_idx on hazard (unit_id, verified_at)
  include (id, family, grade, audience, responsible_id, source, opened_at, due_at, ended, rank) where state = 'closed';

-- As in 0020, with `repeat` and `lapsedAt` beside `listed`; these three are asked of `asked` itself.
create or replace function app.hazard_search(
  phrase text, asked jsonb, before_at timestamptz, before_id uuid, most integer)
returns table (unit_id integer, id uuid, opened_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  scope integer[] := array(
    select unnest(app.units())
    intersect select unnest(coalesce(app.json_texts(asked -> 'units')::integer[], app.units())));
  bits integer := app.audience();
  zone text := asked ->> 'zone';
  parts text[] := array(
    select part from regexp_split_to_table(lower(concat_ws(' ', phrase, asked ->> 'place')), '\s+') part
    where part <> '');
  likes text[] := app.like_parts(phrase);
  keys text[] := array(
    select distinct case when length(part) = 1 then part else substr(part, i, 2) end
    from unnest(parts) part, generate_series(1, greatest(length(part) - 1, 1)) i);
  words constant text := 'app.hazard_words(h.year, h.number, h.place, h.object, h.finding, h.note)';
  filter constant text := '(h.audience & $3) <> 0
    and ($4 is null or h.family = any ($4)) and ($5 is null or h.grade = any ($5))
    and ($6 is null or h.state = any ($6)) and ($7 is null or h.source = any ($7))
    and ($8 is null or (not h.ended and h.due_at < $8))
    and ($9 is null or h.responsible_id = $9) and (not $10 or h.responsible_id is null)
    and ($11 is null or h.activity_id = $11)
    and ($12 is null or h.opened_at >= $12) and ($13 is null or h.opened_at < $13)
    and ($14 is null or h.due_at >= $14) and ($15 is null or h.due_at < $15)
    and ($16 is null or (h.state = ''closed'' and h.verified_at >= $16))
    and ($17 is null or (h.state = ''closed'' and h.verified_at < $17))
    and lower(h.place) like all ($18) and ($19 is null or h.place = $19) and ($24 is null or h.place_id = any ($24))
    and (not $25 ? ''listed'' or h.listed_unit is not null)
    and (not $25 ? ''lapsedAt'' or h.check_due_at < ($25 ->> ''lapsedAt'')::timestamptz or not h.check_held)
    and (not $25 ? ''repeat'' or exists (select from hazard_repeat r
      where r.unit_id = h.unit_id and r.hazard_id = h.id and r.kind = ''repeat'' and r.answer = ''same''))
    and ($20 is null or exists (
      select from jsonb_to_recordset($20) r(state text, general integer[], major integer[], listed integer[], person text,
        directs integer[])
      where r.state = h.state and h.unit_id = any (case when h.grade = ''major'' then r.major else r.general end)
        and (r.listed is null or h.listed_unit is null or h.unit_id = any (r.listed))
        and case r.person
          when ''not-rectifier'' then h.responsible_id is distinct from $21 and $21 <> all (h.rectifiers)
          when ''responsible'' then h.responsible_id is not distinct from $21 or h.unit_id = any (r.directs)
          else true end))';
  hit constant text := format('%s like all ($2) and %s', words, filter);
  before constant text := '($22 is null or (h.opened_at, h.id) < ($22, $23))';
  families text[] := app.json_texts(asked -> 'family');
  grades text[] := app.json_texts(asked -> 'grade');
  states text[] := app.json_texts(asked -> 'state');
  sources text[] := app.json_texts(asked -> 'source');
  overdue_at timestamptz := (asked ->> 'overdueAt')::timestamptz;
  person uuid := (asked ->> 'responsible')::uuid;
  nobody boolean := coalesce((asked ->> 'nobody')::boolean, false);
  activity uuid := (asked ->> 'activity')::uuid;
  opened_from timestamptz := (asked ->> 'openedFrom')::date::timestamp at time zone zone;
  opened_before timestamptz := ((asked ->> 'openedTo')::date + 1)::timestamp at time zone zone;
  due_from timestamptz := (asked ->> 'dueFrom')::date::timestamp at time zone zone;
  due_before timestamptz := ((asked ->> 'dueTo')::date + 1)::timestamp at time zone zone;
  closed_from timestamptz := (asked ->> 'closedFrom')::date::timestamp at time zone zone;
  closed_before timestamptz := ((asked ->> 'closedTo')::date + 1)::timestamp at time zone zone;
  in_place text[] := app.like_parts(asked ->> 'place');
  place_is text := asked ->> 'placeIs';
  places uuid[] := case when asked ? 'placeId' then array(
    select app.places_within(u.id, (asked ->> 'placeId')::uuid) from unnest(scope) u(id)) end;
  awaited jsonb := nullif(asked -> 'awaited', 'null');
  me uuid := (asked ->> 'me')::uuid;
  share real;
  depth integer;
  first_period integer;
  last_period integer;
  span integer := 1;
  got integer := 0;
  more integer;
begin
  if cardinality(parts) = 0 then return; end if;
  -- What is open is a small part of the ledger, and is simply read.
  if overdue_at is not null
    or states <@ array['reported', 'graded', 'planned', 'approved', 'rectifying', 'submitted'] then
    return query execute format('
      select h.unit_id, h.id, h.opened_at from unnest($1) u(id)
      cross join lateral (select * from hazard h where h.unit_id = u.id and not h.ended and %s and %s) h
      order by h.opened_at desc, h.id desc limit $26', hit, before)
    using scope, likes, bits, families, grades, case when cardinality(states) < 6 then states end,
      sources, overdue_at, person, nobody, activity,
      opened_from, opened_before, due_from, due_before, closed_from, closed_before, in_place, place_is, awaited, me,
      before_at, before_id, places, asked, most;
    return;
  end if;
  execute format('select avg((%s)::integer) from unnest($1) u(id) cross join lateral (
    select * from hazard h where h.unit_id = u.id and %s order by h.opened_at desc, h.id desc limit 4) h', hit, before)
  into share using scope, likes, bits, families, grades, states, sources, overdue_at, person, nobody, activity,
    opened_from, opened_before, due_from, due_before, closed_from, closed_before, in_place, place_is, awaited, me,
    before_at, before_id, places, asked;
  if share > 0.04 then
    depth := greatest(16, 3 * most / (share * cardinality(scope)));
    return query execute format('
      with read as materialized (
        select h.unit_id, h.id, h.opened_at, h.hit, count(*) over unit as deep, min(h.opened_at) over unit as since
        from unnest($1) u(id) cross join lateral (
          select h.unit_id, h.id, h.opened_at, %s as hit from hazard h
          where h.unit_id = u.id and %s order by h.opened_at desc, h.id desc limit $27) h
        window unit as (partition by h.unit_id)
      ), hits as (
        select r.unit_id, r.id, r.opened_at from read r
        where r.hit and r.opened_at > coalesce((select max(since) from read where deep = $27), ''-infinity'')
        order by r.opened_at desc, r.id desc limit $26
      )
      select * from hits where (select count(*) from hits) = $26', hit, before)
    using scope, likes, bits, families, grades, states, sources, overdue_at, person, nobody, activity,
      opened_from, opened_before, due_from, due_before, closed_from, closed_before, in_place, place_is, awaited, me,
      before_at, before_id, places, asked, most, depth;
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
        cross join generate_series($28 - $29 + 1, $28) p(period)
        cross join lateral (
          select * from hazard h
          where app.grams(app.gram_home(h.unit_id, h.opened_at), %s)
              @> array(select u.id || '':'' || p.period || '':'' || key from unnest($27) key)
            and h.unit_id is not distinct from u.id and %s and %s offset 0) h
        order by h.opened_at desc, h.id desc offset 0) c
      where exists (select from hazard h where h.unit_id = c.unit_id and h.id = c.id and %s like all ($2) offset 0)
      limit $26', words, filter, before, words)
    using scope, likes, bits, families, grades, states, sources, overdue_at, person, nobody, activity,
      opened_from, opened_before, due_from, due_before, closed_from, closed_before, in_place, place_is, awaited, me,
      before_at, before_id, places, asked, most - got, keys, last_period, span;
    get diagnostics more = row_count;
    got := got + more;
    last_period := last_period - span;
    span := span * 2;
  end loop;
end $$;
