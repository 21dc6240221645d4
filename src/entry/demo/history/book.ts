/** What a history comes to: rows by table and entries of the journal in the order in which things happened. */
import type { EventContract, PayloadOf } from '../../../platform/contract/event.ts'
import { audience, type Department, type Role } from '../../../platform/contract/role.ts'
import type { Entry } from '../../../platform/journal/append.ts'
import type { Random } from '../random.ts'

export type Row = Record<string, unknown>

export interface Person {
  readonly accountId: string
  readonly positionId: string
  readonly unitId: number
  readonly role: Role
  readonly department: Department | null
  readonly name: string
}

export interface About {
  readonly unitId: number
  readonly type: string
  readonly id: string
  readonly audience: number
  readonly files?: readonly string[]
}

export interface Book {
  readonly tables: ReadonlyMap<string, Row[]>
  readonly entries: Entry[]
  add(table: string, row: Row): void
  /** @param by null: the system itself */
  record<E extends EventContract>(event: E, about: About, payload: PayloadOf<E>, by: Person | null, at: number): void
}

export function newBook(): Book {
  const tables = new Map<string, Row[]>()
  const entries: Entry[] = []
  return {
    tables,
    entries,
    add(table, row) {
      const rows = tables.get(table)
      if (rows) rows.push(row)
      else tables.set(table, [row])
    },
    record(event, about, payload, by, at) {
      entries.push({
        ...{ unitId: about.unitId, action: event.name, subjectType: about.type, subjectId: about.id, payload },
        ...{ files: about.files ?? [], audience: about.audience | audience.police, at: new Date(at) },
        ...{ accountId: by?.accountId ?? null, positionId: by?.positionId ?? null, onBehalfId: null },
      })
    },
  }
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0').slice(-digits)

/** UUIDv7 (RFC 9562) of a moment of the history, by the stream of whoever asks. */
export const idsOf =
  (random: Random) =>
  (at: number): string => {
    const time = hex(Math.floor(at), 12)
    const [a, b, c, d] = [random.int(0x1000), random.int(0x4000) + 0x8000, random.int(0x1000000), random.int(0x1000000)]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(b, 4)}-${hex(c, 6)}${hex(d, 6)}`
  }
