-- Identity: passwords, second factors, sessions that end, attempts that are counted.
--
-- Password hashes and counters of attempts have no policy and no grant: the app reaches them only through the
-- functions below, each of which does one thing for one account. Rows of second factors belong to their account.

-- ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

alter table session
  add column ends_at timestamptz,               -- absolute end; expires_at is never later
  add column idle_seconds integer,              -- null: lasts until expires_at whether used or not
  add column method text not null default 'password',
  add constraint session_method check (method in ('password','oidc')),
  add constraint session_second_factor check (second_factor in ('totp','passkey','recovery'));

create function app.open_session(
  of_session uuid, of_account uuid, token bytea, moment timestamptz, idle integer, ends timestamptz,
  how text, at_stage text, from_address text, with_agent text)
returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into session (id, account_id, token_hash, created_at, seen_at, expires_at, ends_at, idle_seconds, method,
    stage, address, agent)
  values (of_session, of_account, token, moment, moment, least(ends, moment + make_interval(secs => idle)), ends, idle,
    how, at_stage, from_address, with_agent)
$$;

create function app.session_seen(of_session uuid, moment timestamptz)
returns void language sql security definer set search_path = pg_catalog, public as $$
  update session set seen_at = moment,
    expires_at = case when idle_seconds is null then expires_at
      else least(ends_at, moment + make_interval(secs => idle_seconds)) end
  where id = of_session and revoked_at is null and expires_at > moment and seen_at < moment
$$;

-- Ends what has run out of use; called by the worker once a day.
create function app.forget_sessions(before timestamptz)
returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  gone integer;
begin
  delete from challenge where expires_at < before;
  delete from session where least(expires_at, revoked_at) < before;
  get diagnostics gone = row_count;
  delete from sign_in_failure where last_at < before;
  return gone;
end $$;

-- ── administration of accounts ───────────────────────────────────────────────────────────────────────────────────

-- Whether the transaction's scope holds the account with the eyes of an administrator (bit 512).
create function app.administers(of_account uuid) returns boolean language sql stable
  security definer set search_path = pg_catalog, public as $$
  select (app.audience() & 512) <> 0
    and exists (select from account where id = of_account and unit_id = any (app.units()))
$$;

create function app.must_administer(of_account uuid) returns void language plpgsql stable
  set search_path = pg_catalog, public as $$
begin
  if not app.administers(of_account) then
    raise exception 'account % is outside the scope', of_account using errcode = 'insufficient_privilege';
  end if;
end $$;

-- ── passwords ────────────────────────────────────────────────────────────────────────────────────────────────────

create table credential (
  account_id uuid primary key references account,
  password_hash text not null,           -- argon2id, PHC string
  must_change boolean not null,
  demo boolean not null default false,   -- the published password of the demo region: worthless in production
  changed_at timestamptz not null
);
alter table credential enable row level security;

-- A password somebody else knows: it must be changed at the next sign-in. Sessions of the account end.
create function app.set_first_password(of_account uuid, hash text, is_demo boolean, moment timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_administer(of_account);
  insert into credential values (of_account, hash, not is_demo, is_demo, moment)
  on conflict (account_id) do update set password_hash = excluded.password_hash, must_change = excluded.must_change,
    demo = excluded.demo, changed_at = excluded.changed_at;
  update session set revoked_at = moment where account_id = of_account and revoked_at is null;
end $$;

create function app.own_credential()
returns table (username text, unit_id integer, password_hash text, must_change boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.username, a.unit_id, c.password_hash, coalesce(c.must_change, false)
  from account a left join credential c on c.account_id = a.id where a.id = app.account()
$$;

create function app.change_own_password(hash text, moment timestamptz)
returns void language sql security definer set search_path = pg_catalog, public as $$
  update credential set password_hash = hash, must_change = false, demo = false, changed_at = moment
  where account_id = app.account()
$$;

create function app.set_own_language(of_language text)
returns void language sql security definer set search_path = pg_catalog, public as $$
  update account set language = of_language where id = app.account()
$$;

-- ── attempts ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- Failures in a row, by a digest of what is guarded: a user name (known or not), an address, a device, a factor.
-- `account_id` is there where the account is known, so that its security administrator can lift the lock.
create table sign_in_failure (
  key bytea primary key,
  account_id uuid references account,
  failures integer not null,
  last_at timestamptz not null
);
create index sign_in_failure_account_idx on sign_in_failure (account_id) where account_id is not null;
create index sign_in_failure_at_idx on sign_in_failure (last_at);
alter table sign_in_failure enable row level security;

-- What a sign-in needs to know. `free` is false while another attempt under the first key is being checked: attempts
-- come one at a time, else many at once would pass under the counter.
create function app.sign_in_state(of_username text, keys bytea[])
returns table (account_id uuid, unit_id integer, state text, password_hash text, must_change boolean, demo boolean,
  failures jsonb, free boolean)
language sql volatile security definer set search_path = pg_catalog, public as $$
  select a.id, a.unit_id, a.state, c.password_hash, coalesce(c.must_change, false), coalesce(c.demo, false),
    coalesce((select jsonb_agg(jsonb_build_object('key', encode(f.key, 'hex'), 'failures', f.failures, 'at', f.last_at))
      from sign_in_failure f where f.key = any (keys)), '[]'),
    coalesce(pg_try_advisory_xact_lock(hashtextextended('sign-in ' || encode(keys[1], 'hex'), 0)), true)
  from (values (of_username)) as asked (username)
  left join account a on a.username = asked.username
  left join credential c on c.account_id = a.id
$$;

create function app.failures_of(of_key bytea)
returns table (failures integer, last_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select failures, last_at from sign_in_failure where key = of_key
$$;

-- Counts one more, from one again after a quiet time. Returns the failures in a row.
create function app.attempt_failed(of_key bytea, of_account uuid, moment timestamptz, quiet interval)
returns integer language sql security definer set search_path = pg_catalog, public as $$
  insert into sign_in_failure as f values (of_key, of_account, 1, moment)
  on conflict (key) do update set last_at = moment, account_id = coalesce(of_account, f.account_id),
    failures = case when f.last_at < moment - quiet then 1 else f.failures + 1 end
  returning failures
$$;

create function app.attempts_forgotten(keys bytea[])
returns void language sql security definer set search_path = pg_catalog, public as $$
  delete from sign_in_failure where key = any (keys)
$$;

-- ── second factors ───────────────────────────────────────────────────────────────────────────────────────────────

create table second_factor (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null,
  name text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,              -- null: begun, not yet proven
  used_at timestamptz,
  secret bytea,                          -- totp: AES-256-GCM, nonce ‖ ciphertext ‖ tag, bound to the row's id
  last_step bigint,                      -- totp: the newest time step used; only later ones are taken
  credential_id bytea,
  public_key bytea,                      -- passkey: COSE key
  sign_count bigint,
  transports text[],
  constraint second_factor_kind check (kind in ('totp','passkey')),
  constraint second_factor_totp check ((kind = 'totp') = (secret is not null)),
  constraint second_factor_passkey check (
    (kind = 'passkey') = (credential_id is not null and public_key is not null and sign_count is not null))
);
create index second_factor_account_idx on second_factor (account_id);
create unique index second_factor_credential_unique on second_factor (credential_id);
call app.protect_own('second_factor');

create table recovery_code (
  account_id uuid not null references account,
  hash bytea not null,
  used_at timestamptz,
  primary key (account_id, hash)
);
call app.protect_own('recovery_code');

-- Challenges of passkey ceremonies: five minutes, once, for the session that asked.
create table challenge (
  id uuid primary key,
  account_id uuid not null references account,
  session_id uuid not null,
  purpose text not null,
  challenge text not null,
  expires_at timestamptz not null,
  constraint challenge_purpose check (purpose in ('add','give'))
);
create index challenge_account_idx on challenge (account_id);
call app.protect_own('challenge', 'select, insert, delete');

-- A refusal that keeps its writes frees its key for the next try.
grant delete on idempotency to wufang_app;

-- ── the security administrator ───────────────────────────────────────────────────────────────────────────────────

create function app.account_security(accounts uuid[], moment timestamptz)
returns table (account_id uuid, sessions integer, last_sign_in_at timestamptz, factors text[], failures jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id,
    (select count(*)::integer from session s
      where s.account_id = a.id and s.revoked_at is null and s.expires_at > moment),
    (select max(s.created_at) from session s where s.account_id = a.id),
    array(select f.kind from second_factor f where f.account_id = a.id and f.confirmed_at is not null
      order by f.created_at),
    coalesce((select jsonb_agg(jsonb_build_object('failures', f.failures, 'at', f.last_at))
      from sign_in_failure f where f.account_id = a.id), '[]')
  from account a
  where a.id = any (accounts) and app.administers(a.id)
$$;

-- Accounts of the scope with many failures lately: those that may have to wait.
create function app.accounts_failing(least_failures integer, since timestamptz)
returns table (account_id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct f.account_id from sign_in_failure f
  where f.failures >= least_failures and f.last_at >= since and app.administers(f.account_id)
$$;

create function app.sessions_of(of_account uuid, moment timestamptz)
returns table (id uuid, agent text, address text, created_at timestamptz, seen_at timestamptz, expires_at timestamptz,
  method text, second_factor text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.agent, s.address, s.created_at, s.seen_at, s.expires_at, s.method, s.second_factor
  from session s
  where s.account_id = of_account and s.revoked_at is null and s.expires_at > moment and app.administers(of_account)
  order by s.seen_at desc
$$;

create function app.end_sessions(of_account uuid, only_session uuid, moment timestamptz)
returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  ended integer;
begin
  perform app.must_administer(of_account);
  update session set revoked_at = moment
  where account_id = of_account and revoked_at is null and expires_at > moment
    and (only_session is null or id = only_session);
  get diagnostics ended = row_count;
  return ended;
end $$;

create function app.lift_lock(of_account uuid)
returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  most integer;
begin
  perform app.must_administer(of_account);
  with gone as (delete from sign_in_failure where account_id = of_account returning failures)
  select coalesce(max(failures), 0) into most from gone;
  return most;
end $$;

create function app.reset_factors(of_account uuid)
returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  removed integer;
begin
  perform app.must_administer(of_account);
  delete from recovery_code where account_id = of_account;
  delete from second_factor where account_id = of_account;
  get diagnostics removed = row_count;
  return removed;
end $$;

-- ── the demo region ──────────────────────────────────────────────────────────────────────────────────────────────

-- Accounts that still carry the published demo password, each with its first post.
create function app.demo_accounts(today date)
returns table (username text, name text, role text, title text, unit_name text, unit_name_en text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.username, p.name, held.role, held.title, u.name, u.name_en
  from credential c
  join account a on a.id = c.account_id and a.state = 'active'
  join person p on p.id = a.id
  cross join lateral (
    select o.role, o.title, o.unit_id from position o
    where o.account_id = a.id and o.since <= today and (o.until is null or o.until > today)
    order by o.since, o.id limit 1
  ) held
  join unit u on u.id = held.unit_id
  where c.demo
  order by u.id, held.role, a.username
$$;
