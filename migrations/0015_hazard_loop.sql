-- What stands beside the state of a hazard: extensions (延期), listed supervision (挂牌督办), checks of interim controls
-- (临时管控), duplicates (合并重复). Each change of them is an event in the journal; here stands what holds now.

alter table hazard
  add column planned_deadline date,      -- as the plan named it; `deadline` is the one in force
  add column extended integer not null default 0,
  -- The extension that waits for a decision.
  add column asked_until date,
  add column asked_reason text,
  add column asked_by uuid references person,
  add column asked_at timestamptz,
  -- Who listed it, until when they want it solved.
  add column listed_unit integer references unit,
  add column listed_until date,
  add column listed_reason text,
  add column listed_by uuid references person,
  add column listed_at timestamptz,
  -- Interim controls lapsed: check_due_at lies in the past, or they did not hold when last looked at.
  add column check_due_at timestamptz,
  add column check_held boolean,
  add column checked_at timestamptz,
  add column checked_by uuid references person,
  add column merged_into uuid;           -- the hazard of the same unit that stays

update hazard set planned_deadline = deadline where deadline is not null;
-- The first check of what was major before checks were kept falls due a week from now.
update hazard set check_due_at = now() + interval '7 days', check_held = true where grade = 'major' and not ended;

alter table hazard
  add constraint hazard_deadline_moved check (
    (deadline is null) = (planned_deadline is null)
    and (deadline = planned_deadline or (extended > 0 and deadline > planned_deadline))),
  add constraint hazard_extension_times check (extended >= 0 and (extended = 0 or planned_deadline is not null)),
  add constraint hazard_extension_asked check (
    num_nulls(asked_until, asked_reason, asked_by, asked_at) in (0, 4)
    and (asked_until is null or state in ('approved','rectifying'))),
  add constraint hazard_listing check (
    num_nulls(listed_unit, listed_until, listed_reason, listed_by, listed_at) in (0, 5)
    and (listed_unit is null or state not in ('closed','rejected'))),
  add constraint hazard_control check (
    (grade is not distinct from 'major' and state not in ('closed','rejected')) = (check_due_at is not null)
    and (check_due_at is null) = (check_held is null)),
  add constraint hazard_merger check (merged_into is null or (state = 'rejected' and merged_into <> id)),
  add constraint hazard_merged_into foreign key (unit_id, merged_into) references hazard (unit_id, id);

create index hazard_merged_idx on hazard (unit_id, merged_into) where merged_into is not null;
create index hazard_listed_idx on hazard (unit_id, listed_until) where listed_unit is not null;
create index hazard_check_idx on hazard (unit_id, check_due_at) where check_due_at is not null;

-- None is merged into one that is itself merged, whichever came first.
create function app.check_merger() returns trigger language plpgsql as $$
begin
  if exists (select from hazard where unit_id = new.unit_id and id = new.merged_into and merged_into is not null)
    or exists (select from hazard where unit_id = new.unit_id and merged_into = new.id)
  then
    raise exception 'mergers of hazards form no chain' using errcode = 'check_violation', constraint = 'hazard_chain';
  end if;
  return new;
end $$;
create trigger hazard_chain before insert or update of merged_into on hazard
  for each row when (new.merged_into is not null) execute function app.check_merger();

alter table hazard_photo drop constraint hazard_photo_moment;
alter table hazard_photo add constraint hazard_photo_moment check (moment in ('found','rectified','interim'));
