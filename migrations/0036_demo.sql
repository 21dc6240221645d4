-- The demo region leaves a mark that outlives a change of its passwords, so that a database that ever held it is told
-- from one of real work; and beside the mark, how far the demo's clock stands ahead.

create table demo (
  one boolean primary key default true,
  clock_ms bigint not null default 0,   -- the platform's clock is ahead of the machine's by this; read in demo mode only
  constraint demo_one check (one),
  constraint demo_clock check (clock_ms >= 0)
);
alter table demo enable row level security;

create function app.mark_demo() returns trigger language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into demo default values on conflict do nothing;
  return null;
end $$;
revoke execute on function app.mark_demo from public;
create trigger credential_demo after insert or update of demo on credential
  for each row when (new.demo) execute function app.mark_demo();
insert into demo select true, 0 where exists (select from credential where demo);

create function app.holds_demo() returns boolean language sql stable
  security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from demo)
$$;

create function app.demo_clock() returns bigint language sql stable
  security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select clock_ms from demo), 0)
$$;

-- When the newest entry of all journals was made; each unit's last is one look into its index.
create function app.newest_entry() returns timestamptz language sql stable
  security definer set search_path = pg_catalog, public, pg_temp as $$
  select max(last.at) from unit u
  cross join lateral (select j.at from journal j where j.unit_id = u.id order by j.at desc limit 1) last
$$;

-- Moves the demo's clock. Sessions move with it, else whoever moves it would sign everybody out; what was counted against
-- a moment that is no longer reached is forgotten. @returns how far it stood ahead before; null where there is no demo
create function app.move_demo_clock(ahead_ms bigint, moment timestamptz) returns bigint language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before bigint;
  step interval;
begin
  select clock_ms into before from demo for update;
  if not found then return null; end if;
  step := make_interval(secs => (ahead_ms - before) / 1000.0);
  update demo set clock_ms = ahead_ms;
  update session set created_at = created_at + step, seen_at = seen_at + step, expires_at = expires_at + step,
    ends_at = ends_at + step
  where revoked_at is null and expires_at > moment;
  delete from sign_in_failure where last_at > moment + step;
  return before;
end $$;

-- Accounts of the demo by what somebody types: user name, name, post or unit, in either language; everything where nothing
-- is typed. `wanted` are user names that are listed alone, in their order.
create function app.find_demo_accounts(today date, phrase text, wanted text[], most integer)
returns table (username text, name text, role text, title text, unit_name text, unit_name_en text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.username, p.name, held.role, held.title, u.name, u.name_en
  from credential c
  join account a on a.id = c.account_id and a.state = 'active'
  join person p on p.id = a.id
  cross join lateral (
    select o.role, o.title, o.unit_id from position o
    where o.account_id = a.id and o.since <= today and (o.until is null or o.until > today)
    order by o.since, o.id limit 1
  ) held
  join unit u on u.id = held.unit_id
  where c.demo and (wanted is null or a.username = any (wanted))
    and (phrase is null or concat_ws(' ', u.name, held.title, p.name, a.username, u.name_en) ilike phrase)
  order by array_position(wanted, a.username), u.id, held.role, a.username
  limit most
$$;

revoke execute on function app.holds_demo, app.demo_clock, app.newest_entry, app.move_demo_clock, app.find_demo_accounts
  from public;
grant execute on function app.holds_demo, app.demo_clock, app.newest_entry, app.move_demo_clock, app.find_demo_accounts
  to wufang_app;
drop function app.demo_accounts;
