-- What people say about a hazard beside its steps: remarks, who is called upon, who follows it.

create table hazard_comment (
  unit_id integer not null,
  id uuid not null,
  hazard_id uuid not null,
  audience integer not null,             -- whoever reads the hazard
  by_id uuid not null references person,
  position_id uuid,
  at timestamptz not null,
  text text not null,
  mentions uuid[] not null default '{}',
  withdrawn_at timestamptz,              -- no longer shown; the journal keeps it
  primary key (unit_id, id),
  foreign key (unit_id, hazard_id) references hazard,
  constraint hazard_comment_text check (length(btrim(text)) between 1 and 1000)
);
create index hazard_comment_hazard_idx on hazard_comment (unit_id, hazard_id, at, id);
call app.protect('hazard_comment');

create table hazard_watch (
  unit_id integer not null,
  hazard_id uuid not null,
  account_id uuid not null references account,
  audience integer not null,
  holder_id integer not null references unit, -- by which post: news goes to its Today
  role text not null,
  since timestamptz not null,
  primary key (unit_id, hazard_id, account_id),
  foreign key (unit_id, hazard_id) references hazard
);
create index hazard_watch_account_idx on hazard_watch (account_id);
call app.protect('hazard_watch', 'select, insert, delete');

-- Who may read a hazard of the unit, and so be called upon: its own people, its bureau, the guidance departments and
-- the cooperating departments above it, its squadron. Some of these posts lie outside an officer's scope.
create function app.readers_of_unit(
  of_unit integer, police_roles text[], departments text[], with_squadron boolean, today date)
returns table (account_id uuid, name text, title text, role text, holder_id integer, unit_name text, unit_name_en text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (o.account_id) o.account_id, p.name, o.title, o.role, u.id, u.name, u.name_en
  from unit f
  join unit u on u.id = f.id or u.id = f.owner_id or (u.kind = 'squadron' and u.owner_id = f.id)
    or (u.kind in ('guidance', 'department') and f.territory like u.territory || '%')
  join position o on o.unit_id = u.id and o.since <= today and (o.until is null or o.until > today)
  join person p on p.id = o.account_id
  where f.id = of_unit and of_unit = any (app.units())
    and (o.role = any (police_roles) or (o.role = 'department' and u.department = any (departments))
      or (o.role = 'squadron' and with_squadron))
  order by o.account_id, u.id <> f.id, o.id
$$;
revoke execute on function app.readers_of_unit from public;
grant execute on function app.readers_of_unit to wufang_app;
