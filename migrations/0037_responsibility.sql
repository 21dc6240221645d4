-- The responsibility register (责任台账): where units stood before they were moved, the line of posts over a facility, and
-- hand-overs (交接) of leading posts.

-- Where a unit stood until the day it was moved; the present place stands with the unit.
create table unit_place_past (
  unit_id integer not null references unit,
  until date not null,                   -- first day on which it stood elsewhere
  owner_id integer references unit,
  territory text not null references division,
  audience integer not null default 513, -- as the acts of administrators: the police line and they themselves
  primary key (unit_id, until)
);
call app.protect('unit_place_past', 'select, insert');

-- Moves made before this was kept stand in the journal. Of two on one day, what stood in the morning held until then.
insert into unit_place_past (unit_id, until, owner_id, territory)
select unit_id, (payload::jsonb ->> 'on')::date, (payload::jsonb -> 'before' ->> 'ownerId')::integer,
  payload::jsonb -> 'before' ->> 'territory'
from journal where action = 'unit.moved' order by unit_id, seq
on conflict do nothing;

-- Everything the register needs of these facilities between two days, in one answer: the units of their line, as they
-- stood and stand, the leading posts held there, and who acted for the holders. Bureaus and governments lie outside the
-- scope of most who read it; of them it gives names, titles and dates, and nothing else. Facilities must be in the scope.
create function app.line_of(of_units integer[], first_day date, last_day date, zone text) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive asked as (
    select id from unit
    where kind = 'facility' and id = any (of_units) and id = any (app.units()) and (app.audience() & 257) <> 0
  ), placed as (
    select id as unit_id, owner_id, territory from unit
    union all select unit_id, owner_id, territory from unit_place_past where until > first_day
  ), line as (
    select id from asked
    union select p.owner_id from line join placed p on p.unit_id = line.id where p.owner_id is not null
  ), parts as (
    select distinct left(p.territory, digits) as territory
    from asked a join placed p on p.unit_id = a.id cross join unnest(array[2, 4, 6]) digits
  ), over as (
    select id from line
    union select g.id from unit g join parts on parts.territory = g.territory where g.kind in ('government', 'guidance')
  ), held as (
    select o.id, o.unit_id, o.role, o.title, o.account_id, p.name, o.since, o.until
    from position o join over on over.id = o.unit_id join person p on p.id = o.account_id
    where o.role in ('director', 'deputy', 'chief', 'guidance', 'government')
      and o.since <= last_day and (o.until is null or (o.until > first_day and o.until > o.since))
  )
  select jsonb_build_object(
    'units', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name, 'nameEn', u.name_en,
        'ownerId', u.owner_id, 'territory', u.territory, 'openedOn', u.opened_on, 'closedOn', u.closed_on,
        'past', (select coalesce(jsonb_agg(jsonb_build_object('until', b.until, 'ownerId', b.owner_id,
            'territory', b.territory) order by b.until), '[]')
          from unit_place_past b where b.unit_id = u.id))), '[]')
      from unit u join over on over.id = u.id),
    'tenures', (select coalesce(jsonb_agg(jsonb_build_object('positionId', id, 'unitId', unit_id, 'role', role, 'title', title,
        'personId', account_id, 'name', name, 'since', since, 'until', until)), '[]') from held),
    'acting', (select coalesce(jsonb_agg(jsonb_build_object('positionId', d.position_id, 'personId', d.account_id,
        'name', p.name, 'since', (d.since at time zone zone)::date,
        -- The day on which it ended is one on which somebody acted.
        'until', ((least(d.until, d.revoked_at) - interval '1 microsecond') at time zone zone)::date + 1)), '[]')
      from delegation d join held on held.id = d.position_id join person p on p.id = d.account_id
      where (d.revoked_at is null or d.revoked_at > d.since)
        and (d.since at time zone zone)::date <= last_day and (least(d.until, d.revoked_at) at time zone zone)::date >= first_day)
  )
$$;
revoke execute on function app.line_of from public;
grant execute on function app.line_of to wufang_app;
