-- Looking again at every facility in one night.

-- Whether a source says the same of a facility as before is known by the digest of its words (SHA-256): what did not
-- change is neither sent nor compared nor written again. Null: written before.
alter table risk_source add column fingerprint text;

-- Counted by unit whatever the planner believes of instants: it believed that hardly any lies ahead while it last looked
-- before midnight, read all of them for each unit by this index, and took minutes for 5,000 facilities. No other query
-- used it, and without it an instant changes in place.
drop index risk_source_changes_idx;
create or replace function app.risk_stale(moment timestamptz, today date, sources integer, version integer)
returns table (id integer) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id from unit u
  where u.kind = 'facility' and u.opened_on <= today and (u.closed_on is null or u.closed_on > today)
    and sources > (
      select count(*) filter (where s.changes_at > moment and s.policy_version = version) from risk_source s
      where s.unit_id = u.id)
  order by u.id
$$;
