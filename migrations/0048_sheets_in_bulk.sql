-- An activity takes answers only while it is under way: looked at once for each statement, not for each of its answers.
-- The share lock keeps an answer from slipping in while the activity is being finished.
drop trigger activity_answer_frozen on activity_answer;
drop function app.activity_answer_frozen();
create function app.activity_answer_frozen() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  perform from activity a where (a.unit_id, a.id) in (select unit_id, activity_id from changed) for share;
  select c.activity_id as id, a.state into wrong
  from (select distinct unit_id, activity_id from changed) c
  left join activity a on a.unit_id = c.unit_id and a.id = c.activity_id
  where a.state is distinct from 'started' limit 1;
  if found then
    raise exception 'activity % takes no answers: %', wrong.id, wrong.state
      using errcode = 'check_violation', constraint = 'activity_frozen';
  end if;
  return null;
end $$;
create trigger activity_answer_added after insert on activity_answer
  referencing new table as changed for each statement execute function app.activity_answer_frozen();
create trigger activity_answer_changed after update on activity_answer
  referencing new table as changed for each statement execute function app.activity_answer_frozen();
create trigger activity_answer_removed after delete on activity_answer
  referencing old table as changed for each statement execute function app.activity_answer_frozen();
