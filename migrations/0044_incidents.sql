-- An incident is never edited: what was recorded in error is withdrawn with its reason, and stays to be read.
alter table incident
  add column withdrawn_by uuid references person,
  add column withdrawn_at timestamptz,
  add column withdrawn_reason text,
  add constraint incident_withdrawal check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null));
create index incident_newest_idx on incident (occurred_at desc, id desc);
