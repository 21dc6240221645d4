/**
 * The night's work (每日滚动): opens the task of each running window, says how many days are left, closes what is done or
 * no longer owed, and lets what was missed climb its ladder. Done again on the same day it changes nothing.
 */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { covers } from '../../../domain/calendar/span.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { RuledWindow } from '../../../domain/compliance/editions.ts'
import type { WindowStatus } from '../../../domain/compliance/status.ts'
import type { Duty } from '../../../domain/policy/duty.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { type Catalogue, catalogue, judged } from '../catalogue.ts'
import { evidenceInBulk, factsOf, windowSubject } from '../queries.ts'
import type { UnitFacts } from '../rules.ts'
import { earliest, judgedWindows, latest, standing } from '../standing.ts'
import { periodOf } from '../words.ts'
import { checkTask, missedTask, windowTask } from './contract.ts'
import {
  Board,
  type Case,
  climbingDays,
  daysLeft,
  lastSecond,
  noReminder,
  type Rolling,
  raise,
  taskOf,
} from './ladder.ts'
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
import { lookAtRegisters } from './registers.ts'
import { lookAtTriggers } from './triggers.ts'

/** Everything one night needs to know of a batch of units, and what it comes to. */
export interface Night {
  readonly work: Work
  readonly now: Day
  readonly units: readonly UnitFacts[]
  readonly rules: Catalogue
  readonly rolling: Rolling
  readonly board: Board
  readonly open: OpenTask[]
  readonly settled: Settled[]
  readonly reminders: Reminder[]
  readonly missed: Case[]
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
  const dueFrom = startOfDay(timeZone, formatDay(now - climbingDays))
  const night: Night = {
    ...{ work, now, rolling, open: [], settled: [], reminders: [], missed: [] },
    units: await factsOf(tx, unitIds, timeZone),
    rules: await catalogue(tx, today),
    board: new Board(await standingTasks(tx, unitIds, dueFrom, timeZone)),
  }
  await lookAtWindows(night)
  await lookAtTriggers(night)
  await lookAtRegisters(night)
  if (climb)
    for (const one of night.missed.sort((a, b) => a.missedSince - b.missedSince))
      night.open.push(...(await raise(work, one, rolling, now, night.board)))
  await openTasks(tx, night.open, work.now)
  await remind(tx, night.reminders)
  await settle(tx, night.settled, work.now, null)
  // Of a unit that is closed nobody can do it any more.
  const closed = night.units.filter((unit) => !covers(unit.operating, now))
  await dropAll(
    tx,
    closed.map(({ id }) => id),
    work.now,
  )
}

async function lookAtWindows(night: Night): Promise<void> {
  const { work, now, units, board, rolling } = night
  const { timeZone } = work.platform.config
  const duties = judged(night.rules)
  const windows = judgedWindows(duties, now - climbingDays, now + 1)
  // The scope holds the facilities of these bureaus too.
  const works = await evidenceInBulk(work.tx, work.scope, earliest(windows, now), latest(windows, now + 1))
  const table = standing(units, duties, windows, works, now)
  const subjects = windows.map((list, at) => list.map((one) => windowSubject(duties[at]?.duty.id ?? '', one.from)))
  units.forEach((unit, u) => {
    duties.forEach(({ duty }, d) => {
      const statuses = table.statuses(u, d)
      statuses?.forEach((status, w) => {
        const window = windows[d]?.[w]
        const subjectId = subjects[d]?.[w]
        if (!window || subjectId === undefined) return
        const outcome = outcomeOf(status)
        if (outcome !== null && board.isOpen(unit.id, subjectId, duty))
          night.settled.push({ unitId: unit.id, subjectId, outcome })
        if (!covers(unit.operating, now)) return
        if (status === 'due' && window.from <= now && now < window.until) {
          const cell = caseOf(unit, duty, window, subjectId)
          const holder = board.isBare(unit.id, subjectId) ? rolling.holders.of(duty, unit) : null
          if (holder)
            night.open.push(taskOf(work, cell, runningKind(duty), holder, 0, lastSecond(timeZone, window.until)))
          const left = window.until - 1 - now
          if (duty.remindDays.includes(left))
            night.reminders.push({ unitId: unit.id, subjectId, words: daysLeft(left) })
        }
        if (status === 'missed') night.missed.push(caseOf(unit, duty, window, subjectId))
      })
    })
  })
}

const outcomeOf = (status: WindowStatus): Settled['outcome'] | null =>
  status === 'done' || status === 'made-up' ? 'done' : status === 'not-owed' || status === 'excused' ? 'dropped' : null

const checklistOf = ({ of, want }: Duty): string | undefined =>
  of === 'facility' && want?.kinds.includes('self-check') === true ? want.checklist?.[0] : undefined

const runningKind = (duty: Duty) => (checklistOf(duty) === undefined ? windowTask : checkTask)

function caseOf(unit: UnitFacts, duty: Duty, window: RuledWindow, subjectId: string): Case {
  const period = periodOf(window.rule.cadence, window.from)
  const checklist = checklistOf(duty)
  return {
    ...{ unit, duty, subjectId, from: window.from, to: window.until - 1, kind: missedTask },
    missedSince: window.until + window.rule.recordWithin,
    details: {
      ...{ duty: duty.id, from: formatDay(window.from), title: duty.title.zh, titleEn: duty.title.en },
      ...{ period: period.zh, periodEn: period.en, ...noReminder },
      ...(checklist === undefined ? {} : { checklist }),
    },
  }
}
