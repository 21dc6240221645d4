-- After a ledger of many rows came in, the planner must know of them before the next look at the table's statistics by
-- the database itself: until then a page of the ledger would read all rows for each. Named columns alone: expressions of
-- indexes, which are dear to compute, stay as they were.
create function app.analyze_hazards() returns void language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  analyze hazard (unit_id, id, audience, year, number, family, grade, state, ended, rank, opened_at, due_at,
    responsible_id, import_key);
end $$;
revoke execute on function app.analyze_hazards from public;
grant execute on function app.analyze_hazards to wufang_app;
