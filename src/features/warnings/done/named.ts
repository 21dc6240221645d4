/** The record that shows what was done: whether it may be named, and as whoever looks at a warning sees it. */
import type { Static } from 'typebox'
import type { Call, SignedIn } from '../../../platform/endpoint.ts'
import type { closeWarning, DoneRecord } from '../contract.ts'
import type { WarningRecord } from '../queries.ts'
import { type Named, showFound } from './present.ts'
import { named } from './queries.ts'

export type DoneRef = NonNullable<Static<typeof closeWarning.body>['record']>

type Looking = Pick<SignedIn<Call<unknown, unknown, unknown>>, 'tx' | 'scope' | 'platform'>

/** Of the same facility, and visible to whoever names it. */
export async function mayName({ tx, scope }: Looking, unitId: number, { kind, id }: DoneRef): Promise<boolean> {
  const none = { hazard: [], activity: [] }
  const found = await named(tx, scope, [unitId], { ...none, [kind]: [id] })
  return found.hazards.length + found.work.length > 0
}

type Row = Pick<WarningRecord, 'unit_id' | 'id' | 'done_hazard_id' | 'done_activity_id'>

/** By the warning's id; where none was named, or not for this reader, there is none. */
export async function doneRecordsOf(
  { tx, scope, platform }: Looking,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, DoneRecord>> {
  const some = rows.filter((row) => row.done_hazard_id !== null || row.done_activity_id !== null)
  if (some.length === 0) return new Map()
  const found = await named(tx, scope, [...new Set(some.map((row) => row.unit_id))], {
    hazard: some.flatMap((row) => row.done_hazard_id ?? []),
    activity: some.flatMap((row) => row.done_activity_id ?? []),
  })
  const key = (unitId: number, id: string | null) => `${unitId} ${id}`
  const byKey = new Map(showFound(found, platform.clock.day).map((one) => [key(one.unitId, one.id), plain(one)]))
  return new Map(
    some.flatMap((row) => {
      const one = byKey.get(key(row.unit_id, row.done_hazard_id ?? row.done_activity_id))
      return one ? [[row.id, one] as const] : []
    }),
  )
}

const plain = ({ kind, id, words, day }: Named): DoneRecord => ({ kind, id, words, day })
