-- Repeat hazards (重复隐患): what resembles an earlier one, and what was answered; and the entries of the standard hazard
-- library (标准隐患库) that the region learned from its own closed hazards.

alter table hazard
  add column library_entry text,         -- id of the library's entry it was reported by
  add column least_grade text,           -- what a confirmed repeat demands; null where nothing does
  add constraint hazard_least_grade check (least_grade in ('general','major'));
create index hazard_entry_idx on hazard (unit_id, library_entry, opened_at) where library_entry is not null;
-- What was closed lately: compared with every new report of the unit, and searched for wording worth keeping.
create index hazard_closed_lately_idx on hazard (unit_id, verified_at) include (family) where state = 'closed';

-- One row for each earlier hazard that a new one strongly resembles. No answer yet: the question stands.
create table hazard_repeat (
  unit_id integer not null references unit,
  hazard_id uuid not null,
  earlier_id uuid not null,
  audience integer not null,
  kind text not null,                    -- the earlier one was closed, or is open at the same time
  reasons text[] not null,
  asked_at timestamptz not null,
  answer text,
  reason text not null default '',
  answered_by uuid references person,
  answered_at timestamptz,
  primary key (unit_id, hazard_id, earlier_id),
  foreign key (unit_id, hazard_id) references hazard,
  foreign key (unit_id, earlier_id) references hazard,
  constraint hazard_repeat_itself check (hazard_id <> earlier_id),
  constraint hazard_repeat_kind check (kind in ('repeat','duplicate')),
  constraint hazard_repeat_answer check (answer in ('same','different')),
  constraint hazard_repeat_answered check (
    (answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
    and (answer is distinct from 'different' or reason <> ''))
);
create index hazard_repeat_earlier_idx on hazard_repeat (unit_id, earlier_id);
create index hazard_repeat_open_idx on hazard_repeat (unit_id, asked_at) where answer is null;
call app.protect('hazard_repeat');

-- A closed hazard's wording offered for the library; the guidance department decides.
create table hazard_proposal (
  unit_id integer not null references unit,
  id uuid not null,
  hazard_id uuid not null,
  state text not null default 'waiting',
  entry jsonb not null,                  -- the wording as proposed
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  reason text not null default '',
  entry_id uuid,                         -- the entry it became
  primary key (unit_id, id),
  foreign key (unit_id, hazard_id) references hazard,
  constraint hazard_proposal_state check (state in ('waiting','accepted','declined')),
  constraint hazard_proposal_decided check ((state = 'waiting') = (decided_at is null)),
  constraint hazard_proposal_declined check (state <> 'declined' or reason <> ''),
  constraint hazard_proposal_accepted check ((state = 'accepted') = (entry_id is not null))
);
create unique index hazard_proposal_waiting_unique on hazard_proposal (unit_id, hazard_id) where state = 'waiting';
create index hazard_proposal_at_idx on hazard_proposal (unit_id, state, proposed_at);
call app.protect('hazard_proposal');

-- The region's own entries: a reference table that everybody who reports may read. A change is a new version; none is
-- ever altered or removed, so that a hazard reported by an entry can always show the words it had.
create table library_entry (
  id uuid not null,
  version integer not null,
  family text not null,
  entry jsonb not null,                  -- object, where, finding, measure, basis, grade, why, days, keywords
  retired boolean not null default false,
  reason text not null,                  -- why this version
  by_id uuid not null references person,
  at timestamptz not null,
  primary key (id, version),
  constraint library_entry_family check (family in ('building','fire','food','epidemic','attack')),
  constraint library_entry_version check (version > 0)
);
grant select, insert on library_entry to wufang_app;
