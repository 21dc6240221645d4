-- What shows that a warning was handled (佐证记录): a hazard or a piece of work of the same facility, named when it is closed.
alter table warning
  add column done_hazard_id uuid,
  add column done_activity_id uuid,
  add constraint warning_done_hazard foreign key (unit_id, done_hazard_id) references hazard (unit_id, id),
  add constraint warning_done_activity foreign key (unit_id, done_activity_id) references activity (unit_id, id),
  add constraint warning_done_record check (
    num_nonnulls(done_hazard_id, done_activity_id) = 0
    or (outcome is not distinct from 'handled' and num_nonnulls(done_hazard_id, done_activity_id) = 1));
-- Asked whenever a hazard or a piece of work would be taken away.
create index warning_done_hazard_idx on warning (unit_id, done_hazard_id) where done_hazard_id is not null;
create index warning_done_activity_idx on warning (unit_id, done_activity_id) where done_activity_id is not null;
