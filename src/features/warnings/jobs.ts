/** A colour that changes; and hours that pass without an answer: the next rung of the ladder hears of it (逐级上报). */
import { audience } from '../../platform/contract/role.ts'
import { type Platform, type Reaction, reaction, type Work } from '../../platform/endpoint.ts'
import { schedule, type WorkerJob } from '../../platform/jobs/job.ts'
import { workFor } from '../../platform/jobs/run.ts'
import { settingValue } from '../../platform/settings.ts'
import { openTask } from '../../platform/tasks.ts'
import { riskChanged } from '../risk/contract.ts'
import { type WarningColour, warningEvents, warningTasks } from './contract.ts'
import { aboutIt, followRisk, ladderAt, wordsOf } from './following.ts'
import * as queries from './queries.ts'
import { dueAt, numberOf } from './rules.ts'
import { answerHours } from './settings.ts'

export const reactions: readonly Reaction[] = [reaction(riskChanged, followRisk)]

/** Warnings of one facility whose time to answer has passed once more. */
export async function climb(work: Work, unitId: number): Promise<void> {
  const { tx, now } = work
  const due = await queries.climbing(tx, unitId, now)
  if (due.length === 0) return
  const ladder = await ladderAt(work, unitId)
  const hours = await settingValue(tx, answerHours)
  const unit = await queries.findUnit(tx, unitId)
  for (const warning of due) {
    const colour = warning.colour as WarningColour
    const next = ladder.findIndex(({ holders }, at) => at > warning.level && holders.length > 0)
    const rung = ladder[next]
    if (!rung || rung.unitId === null) {
      // Nobody above is left to be told; it stays with whoever has it.
      await queries.changeWarning(tx, unitId, warning.id, { climb_at: null })
      continue
    }
    const again = dueAt(now, hours[colour])
    const family = warning.family as Parameters<typeof wordsOf>[1]
    const it = aboutIt(unitId, warning.id, warning.audience)
    await queries.changeWarning(tx, unitId, warning.id, {
      ...{ holder_id: rung.unitId, role: rung.role, level: next, climb_at: again },
    })
    await openTask(work, warningTasks.told, {
      ...{
        unitId,
        holderId: rung.unitId,
        role: rung.role,
        subject: it.subject,
        dueAt: again,
        audience: audience.police,
      },
      details: { ...wordsOf(colour, family), unit: unit?.name ?? '', unitEn: unit?.name_en ?? '' },
    })
    await work.record(warningEvents.escalated, it, {
      ...{ family, colour, points: warning.points, number: numberOf(warning.year, warning.number) },
      ...{ step: rung.step, holderId: rung.unitId, role: rung.role, level: next },
    })
  }
}

export async function climbAll(platform: Platform): Promise<void> {
  const units = await platform.pool.db.transaction().execute((tx) => queries.climbingUnits(tx, platform.clock.now()))
  for (const unitId of units) await workFor(platform, unitId, (work) => climb(work, unitId))
}

/** A red warning gives two hours: five minutes are near enough. */
export const jobs: readonly WorkerJob[] = [schedule('warnings.climb', '*/5 * * * *', climbAll)]
