/**
 * The hashed bytes of a row, put together by the database from the row's own columns (see src/domain/ledger/entry.ts).
 * Spelled out here with built-in functions instead of calling a stored function, which whoever tampers could replace.
 * `links` is the previous hash and the row's own.
 */
export const leafColumns = `seq, previous || hash as links,
  '\\x00'::bytea || convert_to(concat_ws(E'\\n', 'wufang-journal-1', unit_id, seq,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(account_id::text, '-'), coalesce(position_id::text, '-'), coalesce(on_behalf_id::text, '-'),
    action, subject_type, subject_id, files, encode(previous, 'hex'), payload), 'UTF8') as leaf`
