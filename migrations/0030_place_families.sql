-- A room that says nothing of the families it matters for takes those of what it stands in: the nearest that says.
create or replace function app.place_by_token(of_token text)
returns table (unit_id integer, unit_name text, unit_name_en text, code_id uuid, place_id uuid, code text, kind text,
  name text, name_en text, within text, families text[], valid boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.unit_id, u.name, u.name_en, c.id, p.id, p.code, p.kind, p.name, p.name_en, above.names,
    coalesce(nullif(p.families, '{}'), above.families, '{}'),
    c.revoked_at is null and p.retired_at is null and u.closed_on is null
  from place_code c
  join place p on p.unit_id = c.unit_id and p.id = c.place_id
  join unit u on u.id = c.unit_id
  left join lateral (
    with recursive up as (
      select o.parent_id, o.name, o.families, 1 as n from place o where o.unit_id = p.unit_id and o.id = p.parent_id
      union all
      select o.parent_id, o.name, o.families, up.n + 1
      from up join place o on o.unit_id = p.unit_id and o.id = up.parent_id where up.n < 10)
    select string_agg(up.name, ' ' order by up.n desc) as names,
      (select s.families from up s where s.families <> '{}' order by s.n limit 1) as families
    from up) above on true
  where c.token = of_token
$$;
