/** Writes new places and names each in the journal: by hand, from lines, and when the demo region begins. */
import type { PlaceKind } from '../../domain/places/kinds.ts'
import type { Family } from '../../platform/contract/role.ts'
import type { Work } from '../../platform/endpoint.ts'
import { placeEvents, placeSubject } from './contract.ts'
import { insertPlaces } from './queries.ts'

export const about = (unitId: number, id: string) => ({ unitId, subject: { type: placeSubject, id } })

interface NewPlace {
  readonly id: string
  readonly parentId: string | null
  readonly kind: PlaceKind
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly families: readonly Family[]
  readonly ordinal: number
}

export async function openPlaces(work: Work, unitId: number, added: readonly NewPlace[]): Promise<void> {
  await insertPlaces(
    work.tx,
    added.map(({ id, parentId, kind, code, name, nameEn, families, ordinal }) => ({
      unit_id: unitId,
      id,
      parent_id: parentId,
      kind,
      code,
      name,
      name_en: nameEn,
      families: [...families],
      ordinal,
      created_at: work.now,
    })),
  )
  for (const { id, parentId, kind, code, name, nameEn, families } of added)
    await work.record(placeEvents.added, about(unitId, id), {
      parentId,
      kind,
      code,
      name,
      nameEn,
      families: [...families],
    })
}
