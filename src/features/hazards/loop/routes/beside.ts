/** The moves beside the steps over HTTP: more time, another person, supervision, checks of controls, duplicates. */
import type { Grade } from '../../../../platform/contract/grade.ts'
import { problems, refuse } from '../../../../platform/contract/problem.ts'
import { type Served, serve } from '../../../../platform/endpoint.ts'
import * as moves from '../contract/moves.ts'
import { above, type HazardState } from '../contract.ts'
import { aboutOther, type Moving, make, mustWorkThere } from '../making.ts'
import { printed } from '../opening.ts'
import { lockPair } from '../queries.ts'

const { hazardMoved } = moves

/** Also what a bulk reassignment does to each hazard. */
export const reassign = (
  call: Moving & { readonly body: { readonly reason: string; readonly responsibleId: string } },
) => {
  const { reason, responsibleId } = call.body
  return make(call, {
    asked: { move: 'reassign', reason, responsibleId },
    check: () => mustWorkThere(call, responsibleId),
    record: (row, about) =>
      call.record(hazardMoved.reassign, about, { fromId: row.responsible_id, toId: responsibleId, reason }),
  })
}

const extend = serve(moves.extendHazard, (call) => {
  const { reason, until } = call.body
  return make(call, {
    asked: { move: 'extend', reason, until },
    columns: { asked_until: until, asked_reason: reason, asked_by: call.actor.accountId, asked_at: call.now },
    record: (row, about) => call.record(hazardMoved.extend, about, { deadline: row.deadline, until, reason }),
  })
})

const grant = serve(moves.grantHazard, (call) =>
  make(call, {
    asked: { move: 'grant' },
    record: (row, about, next) =>
      call.record(hazardMoved.grant, about, {
        deadline: row.deadline,
        until: next.plan.deadline ?? '',
        note: call.body.note,
      }),
  }),
)

const deny = serve(moves.denyHazard, (call) => {
  const { reason } = call.body
  return make(call, {
    asked: { move: 'deny', reason },
    record: (row, about) =>
      call.record(hazardMoved.deny, about, { deadline: row.deadline, until: row.asked_until ?? '', reason }),
  })
})

const supervise = serve(moves.superviseHazard, (call) => {
  const { reason, until } = call.body
  const over: readonly string[] = above
  const post = call.actor.posts.find((one) => over.includes(one.role) && one.units.includes(call.params.unitId))
  const byUnit = post?.unitId ?? call.params.unitId
  return make(call, {
    asked: { move: 'supervise', reason, until, unitId: byUnit },
    columns: {
      listed_unit: byUnit,
      listed_until: until,
      listed_reason: reason,
      listed_by: call.actor.accountId,
      listed_at: call.now,
    },
    record: (_row, about) => call.record(hazardMoved.supervise, about, { byUnit, until, reason }),
  })
})

const release = serve(moves.releaseHazard, (call) => {
  const { reason } = call.body
  return make(call, {
    asked: { move: 'release', reason },
    record: (_row, about) => call.record(hazardMoved.release, about, { reason }),
  })
})

const check = serve(moves.checkHazard, (call) => {
  const { held, seen, interim, files } = call.body
  return make(call, {
    asked: { move: 'check', seen, held, interim },
    columns: { checked_at: call.now, checked_by: call.actor.accountId },
    files: { ids: files, moment: 'interim' },
    record: (_row, about, next) =>
      call.record(hazardMoved.check, about, {
        held,
        seen,
        interim: interim?.trim() ? interim : null,
        nextAt: new Date(next.control?.due ?? call.now).toISOString(),
      }),
  })
})

const merge = serve(moves.mergeHazard, async (call) => {
  const { unitId, id } = call.params
  const { reason, into } = call.body
  const elsewhere = into.unitId !== unitId
  const pair = elsewhere ? [] : await lockPair(call.tx, call.scope, unitId, [id, into.id])
  const other = pair.find((one) => one.id === into.id)
  // Of another facility nothing is read: that it is another is reason enough.
  if (!elsewhere && !other) throw refuse(problems.notFound, {})
  return make(call, {
    asked: {
      move: 'merge',
      reason,
      into: {
        itself: into.id === id,
        elsewhere,
        state: (other?.state ?? 'closed') as HazardState,
        grade: (other?.grade ?? null) as Grade | null,
        merged: (other?.merged_into ?? null) !== null,
      },
    },
    columns: { merged_into: into.id },
    record: async (row, about) => {
      const number = other ? printed(other.year, other.number) : ''
      await call.record(hazardMoved.merge, about, { intoId: into.id, into: number, reason })
      await call.record(moves.hazardFollowed.absorbed, aboutOther(about, into.id), {
        fromId: id,
        from: printed(row.year, row.number),
        reason,
      })
    },
  })
})

export const besideRoutes: readonly Served[] = [
  serve(moves.reassignHazard, reassign),
  extend,
  grant,
  deny,
  supervise,
  release,
  check,
  merge,
]
