/** Schemas that recur in every room. */
import { type Static, type TSchema, Type } from 'typebox'

export const Id = Type.String({ format: 'uuid' })
/** `unit.id`: a small integer. */
export const UnitId = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** An instant, RFC 3339 with offset. */
export const Instant = Type.String({ format: 'date-time' })
/** A calendar day, `YYYY-MM-DD`, in the region's time zone. */
export const Day = Type.String({ format: 'date' })
export const Words = (max: number, min = 1) => Type.String({ minLength: min, maxLength: max, pattern: '\\S' })
export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
/** The version a reader saw; a write that carries an older one is answered `changed-meanwhile`. */
export const Version = Type.Integer({ minimum: 1 })

/** One or more of the terms, joined by commas: how a filter with several choices stands in an address. */
export const Several = (terms: readonly string[]) =>
  Type.String({ maxLength: 400, pattern: `^(${terms.join('|')})(,(${terms.join('|')}))*$` })

/** Query fields of a list that pages by cursor. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 512 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** One page of a list. `next` is null on the last page. */
export const Page = <S extends TSchema>(item: S) =>
  Type.Object({ items: Type.Array(item), next: Nullable(Type.String()) })
export type PageOf<T> = { items: T[]; next: string | null }

export const Created = Type.Object({ id: Id })
export type Created = Static<typeof Created>
