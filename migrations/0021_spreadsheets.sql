-- Spreadsheets (台账导入导出): imports with what they found, and hazards that were brought in from an earlier ledger.

-- A ledger may come as text.
alter table file drop constraint file_type;
alter table file add constraint file_type check (type in ('image/jpeg','image/png','image/webp','application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet','text/csv'));

create table hazard_import (
  unit_id integer not null references unit,   -- the facility, or the bureau or department that brings in several
  id uuid not null,
  version integer not null default 1,
  state text not null,
  file_id uuid not null,
  sha256 text not null,
  type text not null,
  name text not null,
  by_id uuid not null references person,
  at timestamptz not null,
  found jsonb not null default '[]',          -- sheets, heads, samples
  plan jsonb,                                 -- which column is what
  remembered boolean not null default false,
  which text,
  progress jsonb,
  result jsonb,
  fault jsonb,                                -- the problem that ended it, with its details
  primary key (unit_id, id),
  constraint hazard_import_state check (
    state in ('reading','mapped','checking','checked','importing','done','failed','dropped')),
  constraint hazard_import_which check (which in ('all','right'))
);
create index hazard_import_at_idx on hazard_import (unit_id, at desc, id desc);
call app.protect('hazard_import');

create table hazard_import_finding (
  unit_id integer not null,
  import_id uuid not null,
  ordinal integer not null,
  sheet text not null,
  "row" integer not null,
  "column" text,
  head text,
  value text not null,
  kind text not null,
  level text not null,
  details jsonb not null,
  primary key (unit_id, import_id, ordinal),
  foreign key (unit_id, import_id) references hazard_import
);
call app.protect('hazard_import_finding', 'select, insert, delete');

-- ── hazards that came on paper ───────────────────────────────────────────────────────────────────────────────────
-- The row as it was read stays beside the hazard. What was closed on paper is history: its verifier is the paper's
-- words, not one of our accounts. Only entering the ledger can make a hazard so, and reopening it ends it: from then on
-- the strict loop holds.

alter table hazard
  add column import_id uuid,
  add column import_key text,
  add column paper jsonb,
  add column on_paper boolean not null default false,
  add column paper_closed_on date,
  add column paper_verifier text,
  add constraint hazard_import_key check ((import_id is null) = (import_key is null)),
  add constraint hazard_on_paper check (
    (on_paper and source = 'import' and state in ('closed', 'rejected') and verified_by is null and rectifiers = '{}')
    or (not on_paper and paper_closed_on is null and paper_verifier is null));
create unique index hazard_import_key_unique on hazard (unit_id, import_key) where import_key is not null;

create function app.hazard_paper() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state then
    new.on_paper := false;
    new.paper_closed_on := null;
    new.paper_verifier := null;
  elsif new.on_paper and not old.on_paper then
    raise exception 'a hazard is closed on paper only when it enters the ledger'
      using errcode = 'check_violation', constraint = 'hazard_on_paper';
  end if;
  return new;
end $$;
create trigger hazard_paper before update on hazard
  for each row when (old.on_paper or new.on_paper) execute function app.hazard_paper();

alter table hazard drop constraint hazard_five_settled;
alter table hazard add constraint hazard_five_settled check (
  on_paper or state not in ('approved','rectifying','submitted','closed') or (
    measure is not null and money_fen is not null and responsible_id is not null
    and deadline is not null and contingency is not null));
alter table hazard drop constraint hazard_verifier;
alter table hazard add constraint hazard_verifier check (
  on_paper or state <> 'closed'
  or (verified_by is not null and verified_by <> responsible_id and verified_by <> all (rectifiers)));

-- ── many events at once ──────────────────────────────────────────────────────────────────────────────────────────
-- The same entries that as many calls of app.journal_append would make, in the order given, for one moment.
create function app.journal_append_many(moment timestamptz, entries jsonb) returns void language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  outside integer;
  of_unit integer;
  entry record;
  last_hash bytea;
  leaf_hash bytea;
  number bigint;
  stamp constant text := to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
begin
  select (e ->> 'unit')::integer into outside from jsonb_array_elements(entries) e
    where not (e ->> 'unit')::integer = any (app.units()) limit 1;
  if found then
    raise exception 'unit % is outside the scope', outside using errcode = 'insufficient_privilege';
  end if;
  -- Chains are locked in the order of their units, as everywhere.
  for of_unit in select distinct (e ->> 'unit')::integer from jsonb_array_elements(entries) e order by 1 loop
    insert into journal_head values (of_unit, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select seq, hash into number, last_hash from journal_head where unit_id = of_unit for update;
    for entry in
      select e ->> 'account' as account, e ->> 'position' as position, e ->> 'behalf' as behalf, e ->> 'action' as action,
        e ->> 'type' as type, e ->> 'id' as id, e ->> 'files' as files, e ->> 'payload' as payload,
        (e ->> 'audience')::integer as audience
      from jsonb_array_elements(entries) with ordinality t(e, ordinal)
      where (e ->> 'unit')::integer = of_unit order by ordinal
    loop
      number := number + 1;
      leaf_hash := sha256('\x00'::bytea || convert_to(concat_ws(E'\n',
        'wufang-journal-1', of_unit, number, stamp, coalesce(entry.account, '-'), coalesce(entry.position, '-'),
        coalesce(entry.behalf, '-'), entry.action, entry.type, entry.id, entry.files, encode(last_hash, 'hex'),
        entry.payload), 'UTF8'));
      insert into journal values (of_unit, number, moment, entry.account::uuid, entry.position::uuid,
        entry.behalf::uuid, entry.action, entry.type, entry.id, entry.files, entry.payload, last_hash, leaf_hash,
        entry.audience);
      last_hash := leaf_hash;
    end loop;
    update journal_head set seq = number, hash = last_hash where unit_id = of_unit;
  end loop;
end $$;
revoke execute on function app.journal_append_many from public;
grant execute on function app.journal_append_many to wufang_app;

-- ── jobs that work for a person ──────────────────────────────────────────────────────────────────────────────────
-- The posts the account of this transaction holds at a moment, as app.authenticate tells them for a session.
create function app.posts_held(reaches jsonb, moment timestamptz, today date)
returns table (account_id uuid, person_name text, language text, positions jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, p.name, a.language,
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', h.id, 'delegationId', h.delegation_id, 'actingFor', h.acting_for, 'role', h.role, 'title', h.title, 'unitId', h.unit_id,
        'unitName', u.name, 'unitNameEn', u.name_en, 'kind', u.kind, 'department', u.department,
        'units', app.reach(h.unit_id, reaches ->> h.role)) order by h.acting_for nulls first, h.since, h.id)
      from (
        select o.id, null::uuid as delegation_id, null::text as acting_for, o.role, o.title, o.unit_id, o.since from position o
        where o.account_id = a.id and o.since <= today and (o.until is null or o.until > today)
        union all
        select o.id, d.id, holder.name, o.role, o.title, o.unit_id, o.since
        from delegation d
        join position o on o.id = d.position_id
        join person holder on holder.id = o.account_id
        where d.account_id = a.id and d.since <= moment and d.until > moment and d.revoked_at is null
          and o.since <= today and (o.until is null or o.until > today)
      ) h join unit u on u.id = h.unit_id and (u.closed_on is null or u.closed_on > today)
    ), '[]')
  from account a
  join person p on p.id = a.id
  where a.id = app.account() and a.state = 'active'
$$;
revoke execute on function app.posts_held from public;
grant execute on function app.posts_held to wufang_app;
