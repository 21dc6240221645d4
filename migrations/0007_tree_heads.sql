-- Cutting tree heads is done by a job under the app's own role, which may read chains but writes no tree head by hand.
-- A head is only worth what its signature is worth; this keeps the series in order.

create function app.keep_tree_head(
  of_unit integer, with_size bigint, moment timestamptz, with_hash text, with_root bytea, with_range bytea,
  by_key text, with_signature bytea)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if of_unit <> 0 and not of_unit = any (app.units()) then
    raise exception 'unit % is outside the scope', of_unit using errcode = 'insufficient_privilege';
  end if;
  if exists (select from tree_head where unit_id = of_unit and (size >= with_size or at >= moment)) then
    raise exception 'a tree head must be larger and later than the one before'
      using errcode = 'check_violation', constraint = 'tree_head_order';
  end if;
  insert into tree_head (unit_id, size, at, algorithm, root, compact, key_id, signature)
  values (of_unit, with_size, moment, with_hash, with_root, with_range, by_key, with_signature);
end $$;
revoke execute on function app.keep_tree_head from public;
grant execute on function app.keep_tree_head to wufang_app;
