-- The money of a rectification (整改经费): what was asked, granted and spent.

-- One row an entry. None is ever changed or removed: what was wrong is undone by an entry of the same amount below zero.
-- No audience: money is the police line's own affair.
create table hazard_money (
  unit_id integer not null,
  id uuid not null,
  hazard_id uuid not null,
  kind text not null,
  amount_fen bigint not null,
  day date not null,
  source text not null,
  document text not null,
  note text not null,
  of_plan boolean not null,              -- the sum a plan of rectification asks for, entered by itself
  undoes uuid,
  by_id uuid not null references person,
  at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, hazard_id) references hazard,
  foreign key (unit_id, undoes) references hazard_money,
  constraint hazard_money_kind check (kind in ('asked','granted','spent')),
  constraint hazard_money_amount check (amount_fen <> 0 and (amount_fen < 0) = (undoes is not null)),
  constraint hazard_money_undone_once unique (unit_id, undoes)
);
create index hazard_money_hazard_idx on hazard_money (unit_id, hazard_id, at, id);
call app.protect('hazard_money', 'select, insert');

-- The sums of each hazard, kept with every entry, so that no overview adds up entries.
create table hazard_money_sum (
  unit_id integer not null,
  hazard_id uuid not null,
  family text not null,
  year integer not null,                 -- of the hazard's number
  asked_fen bigint not null,
  granted_fen bigint not null,
  spent_fen bigint not null,
  short_fen bigint not null generated always as (greatest(asked_fen - granted_fen, 0)) stored,
  primary key (unit_id, hazard_id),
  foreign key (unit_id, hazard_id) references hazard,
  constraint hazard_money_sum_law check (asked_fen >= 0 and spent_fen >= 0 and granted_fen >= spent_fen)
);
create index hazard_money_sum_short_idx on hazard_money_sum (unit_id, short_fen, hazard_id)
  include (family, year, asked_fen, granted_fen, spent_fen);
call app.protect('hazard_money_sum');

-- Plans made before: what each asked for, on the day and by the person the journal names.
insert into hazard_money (unit_id, id, hazard_id, kind, amount_fen, day, source, document, note, of_plan, by_id, at)
select h.unit_id, gen_random_uuid(), h.id, 'asked', h.money_fen, (j.at at time zone 'Asia/Shanghai')::date,
  coalesce(h.money_source, ''), '', '', true, j.account_id, j.at
from hazard h cross join lateral (
  select j.at, j.account_id from journal j
  where j.unit_id = h.unit_id and j.subject_type = 'hazard' and j.subject_id = h.id::text and j.action = 'hazard.planned'
    and j.account_id is not null
  order by j.seq desc limit 1) j
where h.money_fen > 0;
insert into hazard_money_sum (unit_id, hazard_id, family, year, asked_fen, granted_fen, spent_fen)
select m.unit_id, m.hazard_id, h.family, h.year, sum(m.amount_fen), 0, 0
from hazard_money m join hazard h on h.unit_id = m.unit_id and h.id = m.hazard_id
group by m.unit_id, m.hazard_id, h.family, h.year;
