-- People from a spreadsheet. A user name is taken for the whole region, also where the asker may not look: he learns that
-- and no more, as he does when he opens one account.
create function app.usernames_taken(names text[]) returns setof text language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
  select username from account where username = any(names)
$$;

-- Of the accounts the asker administers: whose first password was never used.
create function app.first_passwords_unused(accounts uuid[]) returns setof uuid language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.account_id from credential c
  where c.account_id = any(accounts) and c.must_change and app.administers(c.account_id)
$$;

revoke execute on function app.usernames_taken, app.first_passwords_unused from public;
grant execute on function app.usernames_taken, app.first_passwords_unused to wufang_app;
