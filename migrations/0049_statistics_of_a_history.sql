-- As app.analyze_hazards, after a whole region was brought in: the planner must know of the rows before the first page is
-- opened, or overviews read everything for each facility.
create function app.analyze_history() returns void language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.analyze_hazards();
  analyze unit, position, account, person, place, activity, evidence, task, risk_day, duty_trigger, duty_answer,
    hazard_money_sum, hazard_repeat, system_register, system_reading, register_span, incident;
  analyze journal (unit_id, seq, at, subject_type, subject_id, action);
  analyze activity_answer (unit_id, activity_id);
  analyze file (unit_id, id, subject_type, subject_id);
end $$;
revoke execute on function app.analyze_history from public;
grant execute on function app.analyze_history to wufang_app;
