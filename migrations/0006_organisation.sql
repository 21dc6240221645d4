-- Organisation: a post may be taken back on the day it was to begin, and no administration is left without a holder.

-- `until` is the first day no longer held; equal to `since` the post was never held.
alter table position drop constraint position_days;
alter table position add constraint position_days check (until is null or until >= since);

-- Whether somebody else goes on holding a role over a unit: an active account with a post of that role at a unit whose
-- territory holds this one, not ending before `after`. Asked across scopes, because that holder may stand above.
-- Callers queue here, so that two cannot take each other's post away at once.
create function app.others_hold(of_role text, of_unit integer, but_account uuid, today date, after date)
returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('holders of ' || of_role, 0));
  return exists (
    select from position o
    join account a on a.id = o.account_id and a.state = 'active'
    join unit stands on stands.id = o.unit_id and (stands.closed_on is null or stands.closed_on > today)
    join unit about on about.id = of_unit and about.territory like stands.territory || '%'
    where o.role = of_role and o.account_id <> but_account and o.since <= today
      and (o.until is null or o.until > greatest(today, after)));
end $$;

-- The line a post belongs to, for choosing who may act for its holder; the constraints on posts use the same.
grant execute on function app.others_hold, app.line to wufang_app;

-- What a delegation is of, readable with the delegation itself: its acting holder need not see the holder's post.
create function app.acted_post(of_position uuid)
returns table (id uuid, holder_id uuid, holder_name text, role text, title text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.account_id, p.name, o.role, o.title from position o join person p on p.id = o.account_id
  where o.id = of_position
$$;
grant execute on function app.acted_post to wufang_app;
