/**
 * The night's work (每日滚动): opens the task of each running window, says how many days are left, closes what is done or
 * no longer owed, and lets missed windows climb their ladder. Done again on the same day it changes nothing.
 */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { covers } from '../../../domain/calendar/span.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { RuledWindow } from '../../../domain/compliance/editions.ts'
import type { WindowStatus } from '../../../domain/compliance/status.ts'
import type { Duty } from '../../../domain/policy/duty.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { catalogue, judged } from '../catalogue.ts'
import { checkTask, dutyEscalated, missedTask, subjectType, windowTask } from '../contract.ts'
import { evidenceInBulk, factsOf, windowSubject } from '../queries.ts'
import { lastDay, type UnitFacts } from '../rules.ts'
import { earliest, judgedWindows, latest, standing } from '../standing.ts'
import { periodOf } from '../words.ts'
import type { Holder, Holders } from './holders.ts'
import {
  dropAll,
  type OpenTask,
  openTasks,
  type Reminder,
  remind,
  type Settled,
  settle,
  standingTasks,
} from './queries.ts'

/** Windows that ended longer ago climb no further; what was opened for them stays open until it is made up. */
const climbingDays = 100
/** New missed windows one post is told of in a day; the rest is one line with their number. */
export const toldADay = 20

export interface Rolling {
  readonly holders: Holders
  /** Missed windows each post was told of today: `unit role` → count. */
  readonly told: Map<string, number>
  /** Those beyond what it is told of in a day. */
  readonly waiting: Map<string, { readonly holder: Holder; count: number }>
}

interface Cell {
  readonly unit: UnitFacts
  readonly duty: Duty
  readonly window: RuledWindow
  readonly subjectId: string
}

/** @param climb false: only what is running, as in a region that begins */
export async function rollUnits(
  work: Work,
  unitIds: readonly number[],
  rolling: Rolling,
  { climb }: { climb: boolean },
): Promise<void> {
  const { tx, platform, today } = work
  const { timeZone } = platform.config
  const now = parseDay(today)
  const units = await factsOf(tx, unitIds, timeZone)
  const duties = judged(await catalogue(tx, today))
  const windows = judgedWindows(duties, now - climbingDays, now + 1)
  const from = earliest(windows, now)
  const works = await evidenceInBulk(tx, { ...work.scope, units: unitIds }, from, latest(windows, now + 1))
  const table = standing(units, duties, windows, works, now)
  const dueFrom = startOfDay(timeZone, formatDay(now - climbingDays))
  const before = new Map(
    (await standingTasks(tx, unitIds, dueFrom, timeZone)).map((task) => [
      `${task.unitId} ${task.subjectId} ${task.level}`,
      task,
    ]),
  )
  const open: OpenTask[] = []
  const settled: Settled[] = []
  const reminders: Reminder[] = []
  const missed: Cell[] = []
  const subjects = windows.map((list, at) => list.map((one) => windowSubject(duties[at]?.duty.id ?? '', one.from)))
  const firstTask = (cell: Cell): OpenTask[] => {
    const holder = rolling.holders.of(cell.duty, cell.unit)
    return holder ? [taskOf(work, cell, holder, 0, lastSecond(timeZone, cell.window.until))] : []
  }
  units.forEach((unit, u) => {
    duties.forEach(({ duty }, d) => {
      const statuses = table.statuses(u, d)
      statuses?.forEach((status, w) => {
        const window = windows[d]?.[w]
        const subjectId = subjects[d]?.[w]
        if (!window || subjectId === undefined) return
        const cell = { unit, duty, window, subjectId }
        const levels = [0, ...duty.ladder.map((_step, index) => index + 1)]
        const stands = levels.flatMap((level) => before.get(`${unit.id} ${subjectId} ${level}`) ?? [])
        const outcome = outcomeOf(status)
        if (outcome !== null && stands.some((task) => task.state === 'open'))
          settled.push({ unitId: unit.id, subjectId, outcome })
        if (!covers(unit.operating, now)) return
        if (status === 'due' && window.from <= now && now < window.until) {
          if (!stands.some((task) => task.level === 0 && task.state !== 'dropped')) open.push(...firstTask(cell))
          const left = window.until - 1 - now
          if (duty.remindDays.includes(left)) reminders.push({ unitId: unit.id, subjectId, words: daysLeft(left) })
        }
        if (status === 'missed') missed.push(cell)
      })
    })
  })
  if (climb)
    for (const cell of missed.sort((a, b) => a.window.until - b.window.until))
      open.push(
        ...(await raise(
          work,
          cell,
          rolling,
          now,
          (level) => before.get(`${cell.unit.id} ${cell.subjectId} ${level}`)?.since,
        )),
      )
  await openTasks(tx, open, work.now)
  await remind(tx, reminders)
  await settle(tx, settled, work.now, null)
  // Of a unit that is closed nobody can do it any more.
  const closed = units.filter((unit) => !covers(unit.operating, now))
  await dropAll(
    tx,
    closed.map(({ id }) => id),
    work.now,
  )
}

const outcomeOf = (status: WindowStatus): Settled['outcome'] | null =>
  status === 'done' || status === 'made-up' ? 'done' : status === 'not-owed' || status === 'excused' ? 'dropped' : null

const daysLeft = (days: number) =>
  days === 0
    ? { reminder: '，今天截止', reminderEn: ', last day' }
    : { reminder: `，还剩${days}天`, reminderEn: `, ${days} days left` }

const lastSecond = (timeZone: string, until: Day): Date =>
  new Date(startOfDay(timeZone, formatDay(until)).getTime() - 1000)

/** Every rung whose day has come and that does not hold the window yet. */
async function raise(
  work: Work,
  cell: Cell,
  { holders, told, waiting }: Rolling,
  now: Day,
  heldSince: (level: number) => string | undefined,
): Promise<OpenTask[]> {
  const { unit, duty, window } = cell
  const missedSince = window.until + window.rule.recordWithin
  const raised: OpenTask[] = []
  const held: { rung: (typeof duty.ladder)[number]['to']; holderId: number; since: string; days: number }[] = []
  for (const [index, step] of duty.ladder.entries()) {
    if (now < missedSince + step.afterDays) break
    const holder = holders.on(step.to, unit)
    if (!holder) continue
    const since = heldSince(index + 1)
    if (since !== undefined) {
      held.push({ rung: step.to, holderId: holder.unitId, since, days: now - parseDay(since) })
      continue
    }
    const post = `${holder.unitId} ${holder.role}`
    const count = told.get(post) ?? 0
    if (count >= toldADay) {
      const more = waiting.get(post) ?? { holder, count: 0 }
      more.count += 1
      waiting.set(post, more)
      // The rungs above wait until this one was told.
      break
    }
    told.set(post, count + 1)
    // Until the next rung hears of it; a rung that hears of it late has this day.
    const next = missedSince + (duty.ladder[index + 1]?.afterDays ?? step.afterDays + climbingDays)
    raised.push(
      taskOf(work, cell, holder, index + 1, lastSecond(work.platform.config.timeZone, Math.max(next, now + 1))),
    )
    await work.record(
      dutyEscalated,
      { unitId: unit.id, subject: { type: subjectType, id: cell.subjectId } },
      {
        ...{ duty: duty.id, from: formatDay(window.from), to: lastDay(window), rung: step.to },
        ...{ holderId: holder.unitId, role: holder.role, held: [...held] },
      },
    )
    held.push({ rung: step.to, holderId: holder.unitId, since: work.today, days: 0 })
  }
  return raised
}

function taskOf(
  work: Work,
  { unit, duty, window, subjectId }: Cell,
  holder: Holder,
  level: number,
  dueAt: Date,
): OpenTask {
  const period = periodOf(window.rule.cadence, window.from)
  const [checklist] = duty.want?.checklist ?? []
  const check = duty.of === 'facility' && duty.want?.kinds.includes('self-check') === true && checklist !== undefined
  const kind = level > 0 ? missedTask : check ? checkTask : windowTask
  return {
    unitId: unit.id,
    id: work.newId(),
    holderId: holder.unitId,
    role: holder.role,
    kind: kind.name,
    subjectType,
    subjectId,
    details: {
      ...{ duty: duty.id, from: formatDay(window.from), title: duty.title.zh, titleEn: duty.title.en },
      ...{ period: period.zh, periodEn: period.en, reminder: '', reminderEn: '' },
      ...(check ? { checklist } : {}),
    },
    dueAt,
    level,
    audience: holder.audience,
  }
}
