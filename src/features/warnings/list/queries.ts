/**
 * Whether a warning, of the alias `w` with its facility `u` and the unit `h` that holds it, has every part of a phrase in
 * its words. Nothing is indexed for it: rows are already narrowed to the units of the scope, and a facility has few.
 * Names of holders are found as far as row-level security shows the reader their posts.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Part } from './rules.ts'

const oneOf = (column: string, terms: readonly string[]) => sql`${sql.ref(column)} = any (${terms}::text[])`

/** @param today the region's calendar day: whose post it is now */
export const saying = (parts: readonly Part[], today: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    parts.map(
      ({ like, families, colours, roles, signals }) => sql`(
        u.name ilike ${like} or u.name_en ilike ${like} or h.name ilike ${like} or h.name_en ilike ${like}
        or w.year || '-' || lpad(w.number::text, greatest(4, length(w.number::text)), '0') like ${like}
        or ${oneOf('w.family', families)} or ${oneOf('w.colour', colours)} or ${oneOf('w.role', roles)}
        or exists (
          select from jsonb_array_elements(w.reasons) r
          where r ->> 'signal' = any (${signals}::text[])
            or exists (select from jsonb_each_text(r -> 'details') d where d.value ilike ${like}))
        or w.answered_by in (select id from person where name ilike ${like})
        or w.closed_by in (select id from person where name ilike ${like})
        or (w.holder_id, w.role) in (
          select o.unit_id, o.role from position o join person p on p.id = o.account_id
          where p.name ilike ${like} and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date)))`,
    ),
    sql` and `,
  )})`
