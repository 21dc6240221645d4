-- What registers of other rooms say over time, for duties that must hold at all times. Whether they held is computed.

-- One row for each stretch in which a record vouches for a thing. `*_until` is the first day no longer; null: open.
create table register_span (
  unit_id integer not null references unit,
  register text not null,                -- as the catalogue of duties names it
  subject_id uuid not null,              -- the thing watched: a system
  part integer not null,                 -- of the thing: the edition
  title text not null,
  required_from date not null,
  required_until date,
  held_from date not null,
  held_until date not null,
  primary key (unit_id, register, subject_id, part, held_from),
  constraint register_span_required check (required_until >= required_from),
  constraint register_span_held check (held_from >= required_from and held_until >= held_from)
);
call app.protect('register_span');

-- Editions issued before this version kept spans. Of reviews only the last day is known, so earlier ones count as in time.
insert into register_span (unit_id, register, subject_id, part, title,
  required_from, required_until, held_from, held_until)
select unit_id, 'systems', system_id, number, title,
  begun, ended, begun, greatest(begun, least(review_on + 1, ended))
from (
  select *, greatest(issued_at::date, effective_on) as begun,
    case when ended_at is not null then greatest(ended_at::date, issued_at::date, effective_on) end as ended
  from (select * from system_edition where issued_at is not null and effective_on is not null and review_on is not null) e
) e;
