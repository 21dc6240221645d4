-- Functions that run with the owner's rights: where they look names up, and who may call them.
--
-- Unless pg_temp is named, and last, a session's temporary tables come before ours: the app's role could put one of its
-- own in the place of a table these functions write, with a trigger that then runs as the owner. And PostgreSQL lets
-- everybody execute a new function; the queue's role can use the schema, and has nothing to do with passwords.

do $$
declare
  f regprocedure;
begin
  for f in select oid from pg_proc where prosecdef and pronamespace = 'app'::regnamespace loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

grant execute on function app.account_security, app.accounts_failing, app.attempt_failed, app.attempts_forgotten,
  app.change_own_password, app.demo_accounts, app.end_sessions, app.failures_of, app.forget_sessions, app.lift_lock,
  app.open_session, app.own_credential, app.reset_factors, app.session_seen, app.sessions_of, app.set_first_password,
  app.set_own_language, app.sign_in_state to wufang_app;
