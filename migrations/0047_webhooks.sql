-- Webhooks (推送): a bureau has the warnings of its territory sent to a chat robot or another system. Addresses and the secrets
-- of robots are sealed; the secret of our own format is derived from the instance's and kept nowhere.
create table webhook (
  unit_id integer not null references unit,
  id uuid not null,
  audience integer not null,
  version integer not null default 1,
  name text not null,
  host text not null,                    -- of the address, for showing
  address bytea,                         -- sealed; gone once removed
  secret bytea,                          -- sealed; what a robot's own settings gave
  format text not null,
  from_colour text not null,
  active boolean not null default true,
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (unit_id, id),
  constraint webhook_format check (format in ('wufang','wecom','dingtalk','feishu')),
  constraint webhook_from_colour check (from_colour in ('yellow','orange','red')),
  constraint webhook_removed check ((removed_at is null) = (address is not null) and (removed_at is null or not active))
);
call app.protect('webhook');

-- What came of sending: never what was sent.
create table webhook_delivery (
  unit_id integer not null references unit,
  id uuid not null,
  audience integer not null,
  webhook_id uuid not null,
  event text not null,
  at timestamptz not null,
  status integer,                        -- of HTTP, where there was an answer
  fault text,                            -- null: it arrived
  took_ms integer not null,
  primary key (unit_id, id),
  constraint webhook_delivery_webhook foreign key (unit_id, webhook_id) references webhook
);
create index webhook_delivery_newest_idx on webhook_delivery (unit_id, webhook_id, at desc);
call app.protect('webhook_delivery', 'select, insert, delete');

-- Who is to be told of a warning at a facility: asked by whoever moves it, who does not reach the bureau above.
create function app.webhooks_over(facility integer) returns table (unit_id integer, id uuid, from_colour text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select w.unit_id, w.id, w.from_colour
    from unit f
    join unit b on starts_with(f.territory, b.territory)
    join webhook w on w.unit_id = b.id
    where f.id = facility and f.id = any (app.units()) and w.active and w.removed_at is null
    order by w.unit_id, w.id
  $$;
revoke execute on function app.webhooks_over from public;
grant execute on function app.webhooks_over to wufang_app;
