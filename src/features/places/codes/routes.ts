/** Codes over HTTP: what a sheet prints, and revoking one. */
import { mostPlaces } from '../../../domain/places/kinds.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { placeProblems } from '../contract.ts'
import { lockTree, placesAt } from '../queries.ts'
import { issueCodes, revokeCode } from './contract.ts'
import { makeCodes, urlOf } from './issue.ts'
import { validCodes } from './queries.ts'
import { withdrawCodes } from './withdraw.ts'

const issue = serve(issueCodes, async (call) => {
  const { unitId } = call.params
  const { placeIds } = call.body
  call.mustReach(unitId)
  await lockTree(call.tx, unitId)
  const known = new Map((await placesAt(call.tx, call.scope, unitId, mostPlaces)).map((row) => [row.id, row]))
  for (const id of placeIds) {
    const place = known.get(id)
    if (!place) throw refuse(problems.notFound, {})
    if (place.retired_at !== null) throw refuse(placeProblems.retired, {})
  }
  const out = new Set((await validCodes(call.tx, unitId, placeIds)).map((code) => code.place_id))
  const without = placeIds.filter((id) => !out.has(id))
  await makeCodes(call, unitId, without)
  const valid = new Map((await validCodes(call.tx, unitId, placeIds)).map((code) => [code.place_id, code]))
  return {
    items: placeIds.flatMap((placeId) => {
      const code = valid.get(placeId)
      if (!code) return []
      const url = urlOf(call.platform.config.origin, code.token)
      return [{ placeId, url, issuedAt: code.issued_at.toISOString() }]
    }),
    issued: without.length,
  }
})

const revoke = serve(revokeCode, async (call) => {
  const { unitId, id } = call.params
  call.mustReach(unitId)
  await lockTree(call.tx, unitId)
  if ((await withdrawCodes(call, unitId, [id], call.body.reason.trim())) === 0) throw refuse(problems.notFound, {})
  return null
})

export const codeRoutes: readonly Served[] = [issue, revoke]
