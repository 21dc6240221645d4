-- What a source said is kept as its sum: points by signal, and only the gravest facts. A facility with hundreds of open
-- hazards would otherwise write all of them again with each. Its page asks the sources anew.
delete from risk_source;
alter table risk_source
  add column signals jsonb not null,
  add column decided text;
alter table risk_source rename column facts to parts;
