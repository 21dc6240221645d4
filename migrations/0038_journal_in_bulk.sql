-- Many entries at once in one pass, whatever the number of units, and each may say its own moment: a history that is
-- brought in stands in the chains on the days on which it happened.

-- The same entries that as many calls of app.journal_append would make, in the order given. `moment` is that of entries
-- that name none.
create or replace function app.journal_append_many(moment timestamptz, entries jsonb) returns void language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  scope constant integer[] := app.units();
  of_unit integer;
  entry record;
  last_hash bytea;
  leaf_hash bytea;
  number bigint;
begin
  -- Chains are locked in the order of their units, as everywhere.
  for entry in
    select e.unit, coalesce(e.at, moment) as at, e.account, e.position, e.behalf, e.action, e.type, e.id, e.files, e.payload,
      e.audience
    from rows from (jsonb_to_recordset(entries) as (unit integer, at timestamptz, account uuid, position uuid,
      behalf uuid, action text, type text, id text, files text, payload text, audience integer)) with ordinality e
    order by e.unit, e.ordinality
  loop
    if entry.unit is distinct from of_unit then
      if of_unit is not null then
        update journal_head set seq = number, hash = last_hash where unit_id = of_unit;
      end if;
      of_unit := entry.unit;
      if of_unit is null or not of_unit = any (scope) then
        raise exception 'unit % is outside the scope', of_unit using errcode = 'insufficient_privilege';
      end if;
      insert into journal_head values (of_unit, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
      select seq, hash into number, last_hash from journal_head where unit_id = of_unit for update;
    end if;
    number := number + 1;
    leaf_hash := sha256('\x00'::bytea || convert_to(concat_ws(E'\n',
      'wufang-journal-1', of_unit, number, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      coalesce(entry.account::text, '-'), coalesce(entry.position::text, '-'), coalesce(entry.behalf::text, '-'),
      entry.action, entry.type, entry.id, entry.files, encode(last_hash, 'hex'), entry.payload), 'UTF8'));
    insert into journal values (of_unit, number, entry.at, entry.account, entry.position, entry.behalf, entry.action,
      entry.type, entry.id, entry.files, entry.payload, last_hash, leaf_hash, entry.audience);
    last_hash := leaf_hash;
  end loop;
  if of_unit is not null then
    update journal_head set seq = number, hash = last_hash where unit_id = of_unit;
  end if;
end $$;
