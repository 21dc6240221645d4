-- The secret link by which a person's phone or desk reads their duties as a calendar (iCalendar). One link an account;
-- only its hash is kept, a new one makes the old one worthless.

create table calendar_feed (
  account_id uuid primary key references account,
  token_hash bytea not null,
  created_at timestamptz not null
);
create unique index calendar_feed_token_unique on calendar_feed (token_hash);
call app.protect_own('calendar_feed');

-- Who reads by this link: as app.authenticate, for somebody who holds the link and no session.
create function app.calendar_reader(token bytea, reaches jsonb, moment timestamptz, today date)
returns table (account_id uuid, language text, positions jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.language, coalesce((
    select jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'title', h.title, 'unitId', h.unit_id,
      'unitName', u.name, 'unitNameEn', u.name_en, 'kind', u.kind, 'department', u.department,
      'delegationId', h.delegation_id, 'actingFor', h.acting_for, 'units', app.reach(h.unit_id, reaches ->> h.role)))
    from (
      select o.id, null::uuid as delegation_id, null::text as acting_for, o.role, o.title, o.unit_id from position o
      where o.account_id = a.id and o.since <= today and (o.until is null or o.until > today)
      union all
      select o.id, d.id, holder.name, o.role, o.title, o.unit_id
      from delegation d
      join position o on o.id = d.position_id
      join person holder on holder.id = o.account_id
      where d.account_id = a.id and d.since <= moment and d.until > moment and d.revoked_at is null
        and o.since <= today and (o.until is null or o.until > today)
    ) h join unit u on u.id = h.unit_id and (u.closed_on is null or u.closed_on > today)
  ), '[]')
  from calendar_feed f
  join account a on a.id = f.account_id and a.state = 'active'
  where f.token_hash = token
$$;
revoke execute on function app.calendar_reader from public;
grant execute on function app.calendar_reader to wufang_app;
