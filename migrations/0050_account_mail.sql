-- Where warnings reach a person by e-mail, if they gave an address. It is the person's own: nobody else reads it.
create table account_mail (
  account_id uuid primary key references account,
  address text not null,
  changed_at timestamptz not null,
  constraint account_mail_address check (length(address) between 6 and 254)
);
call app.protect_own('account_mail');

-- Who holds a post today and gave an address: for the worker that sends, which works for no account.
create function app.mail_of_post(unit integer, held text, today date, moment timestamptz)
returns table (account_id uuid, address text, language text) language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, m.address, a.language
  from account_mail m
  join account a on a.id = m.account_id and a.state = 'active'
  where exists (
      select from position o where o.account_id = a.id and o.unit_id = unit and o.role = held
        and o.since <= today and (o.until is null or o.until > today))
    or exists (
      select from delegation d join position o on o.id = d.position_id
      where d.account_id = a.id and o.unit_id = unit and o.role = held and d.revoked_at is null
        and d.since <= moment and d.until > moment)
$$;

-- Leaders who gave an address, with the units their post reaches: for the digest of the morning.
create function app.mail_of_leaders(reaches jsonb, today date)
returns table (account_id uuid, address text, language text, units integer[]) language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, m.address, a.language, array(
    select distinct u.id from position o, lateral unnest(app.reach(o.unit_id, reaches ->> o.role)) u(id)
    where o.account_id = a.id and reaches ? o.role and o.since <= today and (o.until is null or o.until > today))
  from account_mail m join account a on a.id = m.account_id and a.state = 'active'
$$;
revoke execute on function app.mail_of_post, app.mail_of_leaders from public;
grant execute on function app.mail_of_post, app.mail_of_leaders to wufang_app;
