-- As in 0037; a facility's line is followed by the keys of its units, so that asking for one does not read every unit.
create or replace function app.line_of(of_units integer[], first_day date, last_day date, zone text) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive asked as materialized (
    select u.id from (select unnest(of_units) intersect select unnest(app.units())) a (id) join unit u on u.id = a.id
    where u.kind = 'facility' and (select app.audience() & 257) <> 0
  ), line as (
    select id from asked
    union
    select p.owner_id from line cross join lateral (
      select owner_id from unit where id = line.id
      union all select owner_id from unit_place_past where unit_id = line.id and until > first_day) p
    where p.owner_id is not null
  ), parts as (
    select distinct left(p.territory, digits) as territory
    from asked a cross join lateral (
      select territory from unit where id = a.id
      union all select territory from unit_place_past where unit_id = a.id and until > first_day) p
    cross join unnest(array[2, 4, 6]) digits
  ), over as materialized (
    select id from line
    union select g.id from parts join unit g on g.territory = parts.territory where g.kind in ('government', 'guidance')
  ), held as materialized (
    select o.id, o.unit_id, o.role, o.title, o.account_id, p.name, o.since, o.until
    from over join position o on o.unit_id = over.id join person p on p.id = o.account_id
    where o.role in ('director', 'deputy', 'chief', 'guidance', 'government')
      and o.since <= last_day and (o.until is null or (o.until > first_day and o.until > o.since))
  ), past as (
    select b.unit_id, jsonb_agg(jsonb_build_object('until', b.until, 'ownerId', b.owner_id, 'territory', b.territory)
      order by b.until) as places
    from over join unit_place_past b on b.unit_id = over.id group by b.unit_id
  )
  select jsonb_build_object(
    'units', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name, 'nameEn', u.name_en,
        'ownerId', u.owner_id, 'territory', u.territory, 'openedOn', u.opened_on, 'closedOn', u.closed_on,
        'past', coalesce(past.places, '[]'))), '[]')
      from over join unit u on u.id = over.id left join past on past.unit_id = u.id),
    'tenures', (select coalesce(jsonb_agg(jsonb_build_object('positionId', id, 'unitId', unit_id, 'role', role, 'title', title,
        'personId', account_id, 'name', name, 'since', since, 'until', until)), '[]') from held),
    'acting', (select coalesce(jsonb_agg(jsonb_build_object('positionId', d.position_id, 'personId', d.account_id,
        'name', p.name, 'since', (d.since at time zone zone)::date,
        -- The day on which it ended is one on which somebody acted.
        'until', ((least(d.until, d.revoked_at) - interval '1 microsecond') at time zone zone)::date + 1)), '[]')
      from held join delegation d on d.position_id = held.id join person p on p.id = d.account_id
      where (d.revoked_at is null or d.revoked_at > d.since)
        and (d.since at time zone zone)::date <= last_day and (least(d.until, d.revoked_at) at time zone zone)::date >= first_day)
  )
$$;
