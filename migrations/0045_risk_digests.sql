-- What a source said is kept as sums by bottom line, with only the gravest facts: a facility with hundreds of open hazards
-- would otherwise write all of them again with each. Its page asks the sources anew. Only the index reads these rows.
drop table risk_source;
create table risk_source (
  unit_id integer not null references unit,
  source text not null,
  digests jsonb not null,                -- of each bottom line of which there is something to say
  policy_version integer not null,
  changes_at timestamptz not null,
  primary key (unit_id, source)
);
create index risk_source_changes_idx on risk_source (changes_at);
call app.protect('risk_source');

create or replace function app.risk_stale(moment timestamptz, today date, sources integer, version integer)
returns table (id integer) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id from unit u
  where u.kind = 'facility' and u.opened_on <= today and (u.closed_on is null or u.closed_on > today)
    and sources > (
      select count(*) from risk_source s
      where s.unit_id = u.id and s.changes_at > moment and s.policy_version = version)
  order by u.id
$$;
