-- Two more ways by which a hazard enters the ledger: a report by QR code that somebody confirmed, and the ledger an
-- office kept before.
alter table hazard drop constraint hazard_source;
alter table hazard add constraint hazard_source
  check (source in ('activity','report','inspection','scan','import'));
