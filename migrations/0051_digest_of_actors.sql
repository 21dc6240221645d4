-- Who acts for a leader gets the morning's digest too.
drop function app.mail_of_leaders(jsonb, date);
create function app.mail_of_leaders(reaches jsonb, today date, moment timestamptz)
returns table (address text, language text, units integer[]) language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.address, a.language, array(
    select distinct u.id
    from (
      select o.unit_id, o.role, o.since, o.until from position o where o.account_id = a.id
      union all
      select o.unit_id, o.role, o.since, o.until from delegation d join position o on o.id = d.position_id
      where d.account_id = a.id and d.revoked_at is null and d.since <= moment and d.until > moment
    ) h, lateral unnest(app.reach(h.unit_id, reaches ->> h.role)) u(id)
    where reaches ? h.role and h.since <= today and (h.until is null or h.until > today))
  from account_mail m join account a on a.id = m.account_id and a.state = 'active'
$$;
revoke execute on function app.mail_of_leaders from public;
grant execute on function app.mail_of_leaders to wufang_app;
