/** Which finds are told, and how much of them. Pure. */
import { type Drift, driftOf } from '../../../domain/evidence/drift.ts'
import type { Earlier } from './contract.ts'

/** A find with what the reader may read of the earlier photo; `null` where that lies beyond their scope. */
export interface Find {
  readonly share: number
  readonly earlier: {
    readonly unit: NonNullable<Earlier['unit']>
    readonly fileId: string
    readonly subject: { readonly type: string | null; readonly id: string | null }
    readonly at: Date | null
    readonly hazard: {
      readonly id: string
      readonly number: string
      readonly place: NonNullable<Earlier['place']>
      readonly moment: NonNullable<Earlier['moment']>
    } | null
  } | null
}

/** A hazard sent for verification a second time may show its own photos of the result again. */
const ownResult = (find: Find, hazardId: string | null): boolean =>
  find.earlier?.hazard?.id === hazardId && find.earlier?.hazard?.moment === 'rectified'

export const told = (finds: readonly Find[], hazardId: string | null): Earlier[] =>
  finds
    .filter((find) => !ownResult(find, hazardId))
    .map(tell)
    .sort((a, b) => (a.at ?? '~').localeCompare(b.at ?? '~'))

function tell({ share, earlier }: Find): Earlier {
  const nothing = { unit: null, id: null, fileId: null, at: null, number: null, place: null, moment: null }
  if (!earlier) return { ...nothing, kind: 'elsewhere', share }
  const { unit, fileId, hazard, subject } = earlier
  const known = { ...nothing, share, unit, fileId, at: earlier.at?.toISOString() ?? null }
  if (hazard) return { ...known, ...hazard, kind: 'hazard' }
  return subject.type === 'activity' ? { ...known, kind: 'activity', id: subject.id } : { ...known, kind: 'other' }
}

export const driftTold = (
  camera: Date | null,
  arrived: Date,
  capture: { readonly offsetKnown?: boolean | undefined },
): Drift | null => driftOf(camera, arrived, capture.offsetKnown === true)
