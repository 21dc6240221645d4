/**
 * What is known of a hazard's photos beyond what they show (照片佐证): how each came to us, what its camera's clock said,
 * and whether an earlier record of the region holds the same photo. Facts, put as facts; no person is scored.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { markReason, photoMark } from '../../../platform/contract/files.ts'
import { problems } from '../../../platform/contract/problem.ts'
import { police } from '../../../platform/contract/role.ts'
import { Id, Instant, Nullable, UnitId } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { Both, photoMoment, readers, Said } from '../contract.ts'

/** Where the earlier photo stands. */
export const earlierKind = vocabulary('earlier photo', {
  hazard: { zh: '隐患', en: 'hazard' },
  activity: { zh: '检查或活动记录', en: 'record of work' },
  other: { zh: '其他记录', en: 'another record' },
  elsewhere: { zh: '另一单位的记录', en: 'another unit’s record' },
})

/** An earlier photo of which this one is a copy. Of one beyond the reader's scope nothing is told but that it is there. */
export const Earlier = Type.Object({
  kind: earlierKind.schema,
  /** Share of the parts of the picture that agree, 0–1. */
  share: Type.Number(),
  unit: Nullable(Type.Object({ id: UnitId, name: Both })),
  id: Nullable(Id),
  fileId: Nullable(Id),
  at: Nullable(Instant),
  number: Nullable(Type.String()),
  place: Nullable(Said),
  moment: Nullable(photoMoment.schema),
})
export type Earlier = Static<typeof Earlier>

export const PhotoFacts = Type.Object({
  fileId: Id,
  mark: Nullable(photoMark.schema),
  takenAfter: Nullable(Instant),
  markReason: Nullable(markReason.schema),
  uploadedAt: Instant,
  /** By the camera's clock; null where the photo says nothing. */
  cameraAt: Nullable(Instant),
  drift: Nullable(
    Type.Object({
      side: Type.Union([Type.Literal('earlier'), Type.Literal('later')]),
      unit: Type.Union([Type.Literal('days'), Type.Literal('hours')]),
      count: Type.Integer(),
    }),
  ),
  seen: Type.Array(Earlier),
})
export type PhotoFacts = Static<typeof PhotoFacts>

const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
const reply = Type.Object({ items: Type.Array(PhotoFacts) })

export const readEvidence = endpoint({
  name: 'hazards.evidence',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/evidence',
  may: readers,
  title: { zh: '照片佐证', en: 'Facts about the photos' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  reply,
  problems: [problems.notFound],
})

/** Before sending: what is known of photos I have just uploaded. */
export const checkPhotos = endpoint({
  name: 'hazards.check-photos',
  method: 'GET',
  path: '/api/hazards/:unitId/check-photos',
  may: police,
  title: { zh: '报送前核对照片', en: 'Check photos before sending' },
  params: Type.Object({ unitId: UnitId }),
  query: Type.Object(
    {
      /** Up to 12 ids, separated by commas. */
      files: Type.String({ pattern: `^${uuid}(,${uuid}){0,11}$` }),
      /** The hazard they are for: what it already shows as rectified is no news. */
      hazard: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply,
})
