-- Hand-overs (交接): when a leading post changes hands, what was open at that moment is frozen, the outgoing person signs it
-- over and the incoming one acknowledges it. What was frozen is never changed and never removed.

create table hand_over (
  unit_id integer not null references unit, -- where the post stands
  id uuid not null,
  kind text not null,
  role text not null,
  title text not null,                   -- of the post
  cause_id uuid not null,                -- the post that ended, or the delegation
  effective_on date not null,
  outgoing_id uuid not null references person,
  total integer not null,
  counts jsonb not null,                 -- how many matters of each kind
  opened_at timestamptz not null,
  -- What happens afterwards.
  state text not null,
  incoming_id uuid references person,    -- null: nobody has the post yet
  due_at timestamptz not null,
  outgoing_seat integer references unit, -- where their tasks lie
  incoming_seat integer references unit,
  given_at timestamptz,
  given_note text,
  excused_by uuid references person,     -- the superior who recorded why the outgoing person does not sign
  received_at timestamptz,
  received_note text,
  settled_at timestamptz,
  version integer not null default 1,
  primary key (unit_id, id),
  constraint hand_over_once unique (unit_id, cause_id, kind),
  constraint hand_over_kind check (kind in ('succession','acting','return')),
  constraint hand_over_role check (role in ('director','deputy','chief')),
  constraint hand_over_state check (state in ('waiting','waiting-given','open','given','received','settled')),
  -- Nobody acknowledges for both sides, once more where no code can pass it by.
  constraint hand_over_two check (incoming_id <> outgoing_id and excused_by <> outgoing_id and excused_by <> incoming_id),
  constraint hand_over_sides check (
    (incoming_id is null) = (state in ('waiting','waiting-given'))
    and (given_at is not null) = (state in ('waiting-given','given','settled'))
    and (received_at is not null) = (state in ('received','settled'))
    and (settled_at is not null) = (state = 'settled'))
);
create index hand_over_pending_idx on hand_over (unit_id, effective_on) where settled_at is null;
create index hand_over_outgoing_idx on hand_over (outgoing_id);
create index hand_over_incoming_idx on hand_over (incoming_id);
call app.protect('hand_over', 'select, insert');
grant update (state, incoming_id, due_at, outgoing_seat, incoming_seat, given_at, given_note, excused_by, received_at,
  received_note, settled_at, version) on hand_over to wufang_app;
-- Whoever left may be out of its scope and still has to sign.
create policy own on hand_over for select using (outgoing_id = (select app.account()) or incoming_id = (select app.account()));

create table hand_over_matter (
  unit_id integer not null,
  hand_over_id uuid not null,
  ordinal integer not null,
  kind text not null,
  about_unit integer not null references unit,
  subject_type text not null,
  subject_id uuid not null,
  task_kind text,
  details jsonb not null,                -- what it was called at that moment
  due_at timestamptz not null,
  received_at timestamptz,
  received_note text,
  primary key (unit_id, hand_over_id, ordinal),
  foreign key (unit_id, hand_over_id) references hand_over,
  constraint hand_over_matter_kind check (kind in ('listed','major','overdue','hazard','missed','task'))
);
call app.protect('hand_over_matter', 'select, insert');
grant update (received_at, received_note) on hand_over_matter to wufang_app;

-- What is open under a post: hazards of the units it answers for, and the tasks that lie with it. A task about one of these
-- hazards is that hazard. Row-level security narrows both.
create function app.open_matters(of_units integer[], holder integer, of_role text, person uuid, missed text[], moment timestamptz)
returns table (kind text, about_unit integer, subject_type text, subject_id uuid, task_kind text, details jsonb, due_at timestamptz)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when h.listed_unit is not null then 'listed' when h.grade = 'major' then 'major'
      when h.due_at < moment then 'overdue' else 'hazard' end,
    h.unit_id, 'hazard', h.id, null, jsonb_build_object('number', h.year || '-' || lpad(h.number::text, 4, '0'),
      'place', h.place, 'object', h.object, 'finding', left(h.finding, 200)), h.due_at
  from hazard h where h.unit_id = any (of_units) and not h.ended
  union all
  select case when t.kind = any (missed) then 'missed' else 'task' end,
    t.unit_id, t.subject_type, t.subject_id, t.kind, t.details, t.due_at
  from task t
  where t.holder_id = holder and t.role = of_role and t.state = 'open' and (t.account_id is null or t.account_id = person)
    and t.subject_type <> 'hand-over'
    and not (t.subject_type = 'hazard' and exists (
      select from hazard h where h.unit_id = t.unit_id and h.id = t.subject_id and h.unit_id = any (of_units) and not h.ended))
$$;
revoke execute on function app.open_matters from public;
grant execute on function app.open_matters to wufang_app;

-- Where each of these accounts has its seat today: the post of that unit and role if they hold it, else another. Their tasks
-- lie there. Ids only.
create function app.seats_of(accounts uuid[], of_unit integer, of_role text, today date)
returns table (account_id uuid, unit_id integer, role text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (o.account_id) o.account_id, o.unit_id, o.role from position o
  where o.account_id = any (accounts) and o.since <= today and (o.until is null or o.until > today)
  order by o.account_id, (o.unit_id = of_unit and o.role = of_role) desc, (o.unit_id = of_unit) desc, o.since, o.id
$$;
revoke execute on function app.seats_of from public;
grant execute on function app.seats_of to wufang_app;
