-- The register of systems (制度): editions, who has read them, and the person named for each link of the food chain.

create table system_register (
  unit_id integer not null references unit,
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  family text,
  -- Of the edition that leads: the newest issued one, else the draft, else the last withdrawn. Lists read only these.
  title text not null collate public.zh,
  state text not null,
  number integer not null,
  effective_on date,
  review_on date,
  changed_at timestamptz not null,
  primary key (unit_id, id),
  constraint system_register_kind check (kind in ('safety','fire','food','medical','security','emergency','other')),
  constraint system_register_family check (family in ('building','fire','food','epidemic','attack')),
  constraint system_register_state check (state in ('draft','issued','withdrawn'))
);
create index system_register_changed_idx on system_register (unit_id, changed_at desc, id desc);
-- Who sees many units reads the newest of all.
create index system_register_newest_idx on system_register (changed_at desc, id desc);
create index system_register_review_idx on system_register (unit_id, review_on) where state = 'issued';
call app.protect('system_register');

create table system_edition (
  unit_id integer not null,
  system_id uuid not null,
  number integer not null,               -- people write 第2版
  state text not null,
  title text not null,
  summary text not null,
  file_id uuid,
  effective_on date,
  review_on date,
  readers text[] not null,               -- roles at the unit
  author_id uuid not null references person,
  drafted_at timestamptz not null,
  issued_by uuid references person,
  issued_at timestamptz,
  ended_at timestamptz,                  -- superseded or withdrawn
  primary key (unit_id, system_id, number),
  foreign key (unit_id, system_id) references system_register,
  foreign key (unit_id, file_id) references file (unit_id, id),
  constraint system_edition_state check (state in ('draft','issued','superseded','withdrawn')),
  -- Nothing counts as issued that lacks text, dates or readers.
  constraint system_edition_whole check (
    state not in ('issued', 'superseded') or (
      summary <> '' and file_id is not null and effective_on is not null and review_on is not null
      and cardinality(readers) > 0 and issued_by is not null and issued_at is not null))
);
create unique index system_edition_one_draft on system_edition (unit_id, system_id) where state = 'draft';
-- Files that nobody claimed are removed: each removal looks back.
create index system_edition_file_idx on system_edition (unit_id, file_id);
call app.protect('system_edition');

-- One confirmation a person and edition; it is never taken back.
create table system_reading (
  unit_id integer not null,
  system_id uuid not null,
  number integer not null,
  account_id uuid not null references person,
  read_at timestamptz not null,
  primary key (unit_id, system_id, number, account_id),
  foreign key (unit_id, system_id, number) references system_edition
);
call app.protect('system_reading', 'select, insert');

-- Who answers for a link of the food chain (食品安全责任链) from when until when. `until` is the first day no longer.
create table food_link_holder (
  unit_id integer not null references unit,
  id uuid not null,
  link text not null,
  account_id uuid references person,
  name text not null collate public.zh,
  since date not null,
  until date,
  named_by uuid not null references person,
  named_at timestamptz not null,
  primary key (unit_id, id),
  constraint food_link_holder_link check (
    link in ('purchase','storage','display','processing','samples','hygiene','workers')),
  constraint food_link_holder_days check (until is null or until >= since)
);
create unique index food_link_holder_current on food_link_holder (unit_id, link) where until is null;
create index food_link_holder_idx on food_link_holder (unit_id, link, since desc);
call app.protect('food_link_holder');
