-- Work of every kind (工作活动): beside checks by a checklist whatever else is evidence for a duty, in the same table.

alter table activity
  alter column family drop not null,           -- work that belongs to no one bottom line
  alter column clause drop not null,           -- the clause of its checklist
  alter column checklist_id drop not null,
  alter column checklist_version drop not null,
  alter column items set default '{}',
  add column title text collate public.zh,     -- null: as its checklist is called
  add column place text not null default '',
  add column planned_for date,
  add column makes_up date,                    -- a day of an earlier window for which it makes up
  add column makes_up_reason text,
  add column minutes integer,
  add column parties text[] not null default '{}',
  add column by_roles text[] not null default '{}',  -- of the posts, held and not deputised for, of who did it
  add column present integer,
  add column expected integer,
  add column summary text not null default '',
  add column follow_up text not null default '',
  add column scenario text not null default '',
  add column evaluation text not null default '',
  add column findings jsonb not null default '[]',   -- those beside the checklist
  add column sign_in jsonb not null default '[]',    -- [{id, sha256}]
  add column files jsonb not null default '[]',      -- [{id, sha256}]
  drop constraint activity_kind,
  add constraint activity_kind check (kind in ('self-check','inspection','video-patrol','cross-inspection','drill',
    'training','study','meeting','hearing','one-day-director','professional-check','plan-review')),
  add constraint activity_parties check (parties <@ array['housing','fire-department','market','health','cdc',
    'electricity','squadron','joint-defence','government','professional']),
  add constraint activity_checklist check ((checklist_id is null) = (checklist_version is null)
    and (checklist_id is not null or (title is not null and items = '{}'))),
  add constraint activity_self_check check (kind <> 'self-check' or checklist_id is not null),
  add constraint activity_makes_up check ((makes_up is null) = (makes_up_reason is null) and makes_up < day),
  add constraint activity_attendance check ((present is null) = (expected is null)
    and present >= 0 and expected >= 1 and present <= expected),
  add constraint activity_minutes check (minutes > 0);
