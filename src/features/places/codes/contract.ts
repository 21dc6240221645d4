/**
 * Codes (二维码) on places and equipment. A code holds an address of this server with 128 random bits; it says nothing of
 * the place to whoever guesses. One is valid for a place at a time; a new one makes the old sheet useless.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problems } from '../../../platform/contract/problem.ts'
import { Id, Instant, UnitId, Words } from '../../../platform/contract/schema.ts'
import { keepers } from '../contract/roles.ts'
import { placeProblems } from '../contract.ts'

export const mostLabels = 500

export const Label = Type.Object({
  placeId: Id,
  /** What the code holds. */
  url: Type.String(),
  issuedAt: Instant,
})
export type Label = Static<typeof Label>

export const codeEvents = {
  issued: event('place.code-issued', { zh: '制发二维码', en: 'Code issued' }, Type.Object({ codeId: Id })),
  revoked: event(
    'place.code-revoked',
    { zh: '作废二维码', en: 'Code revoked' },
    Type.Object({ codeId: Id, reason: Type.String() }),
  ),
} as const

const OfUnit = Type.Object({ unitId: UnitId })

/** Gives each place its valid code, a new one where it has none: a sheet printed again shows the same codes. */
export const issueCodes = endpoint({
  name: 'places.issueCodes',
  method: 'POST',
  path: '/api/places/:unitId/codes',
  may: keepers,
  title: { zh: '制发二维码', en: 'Issue codes' },
  params: OfUnit,
  body: Type.Object(
    { placeIds: Type.Array(Id, { minItems: 1, maxItems: mostLabels, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(Label), issued: Type.Integer() }),
  status: 201,
  problems: [problems.notFound, placeProblems.retired],
})

/** The code that is out stops working at once. The next sheet printed carries a new one. */
export const revokeCode = endpoint({
  name: 'places.revokeCode',
  method: 'POST',
  path: '/api/places/:unitId/:id/code/revoke',
  may: keepers,
  title: { zh: '作废二维码', en: 'Revoke a code' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  body: Type.Object({ reason: Words(300) }, { additionalProperties: false }),
  problems: [problems.notFound],
})
