/** How something missed climbs: each rung of the ladder hears of it in its turn, and nobody of too much in a day. */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { Duty } from '../../../domain/policy/duty.ts'
import type { TaskKind } from '../../../platform/contract/task.ts'
import type { Work } from '../../../platform/endpoint.ts'
import type { Holder } from '../../../platform/responsible/holders.ts'
import { dutyEscalated, subjectType } from '../contract.ts'
import type { UnitFacts } from '../rules.ts'
import type { Holders } from './holders.ts'
import type { OpenTask, Standing } from './queries.ts'

/** What was missed longer ago climbs no further; what was opened for it stays open until it is made up. */
export const climbingDays = 100
/** Missed things one post is told of in a day; the rest is one line with their number. */
export const toldADay = 20

export interface Rolling {
  readonly holders: Holders
  /** Missed things each post was told of today: `unit role` → count. */
  readonly told: Map<string, number>
  /** Those beyond what it is told of in a day. */
  readonly waiting: Map<string, { readonly holder: Holder; count: number }>
}

/** A window, a trigger or a breach, as the ladder sees it. */
export interface Case {
  readonly unit: UnitFacts
  readonly duty: Duty
  readonly subjectId: string
  /** First and last day of what was owed. */
  readonly from: Day
  readonly to: Day
  /** First day on which it counts as missed. */
  readonly missedSince: Day
  readonly kind: TaskKind
  /** Fills the words of its tasks. */
  readonly details: Readonly<Record<string, string | number>>
}

export const lastSecond = (timeZone: string, until: Day): Date =>
  new Date(startOfDay(timeZone, formatDay(until)).getTime() - 1000)

export function taskOf(
  work: Work,
  { unit, subjectId, details }: Pick<Case, 'unit' | 'subjectId' | 'details'>,
  kind: TaskKind,
  holder: Holder,
  level: number,
  dueAt: Date,
): OpenTask {
  return {
    ...{ unitId: unit.id, id: work.newId(), holderId: holder.unitId, role: holder.role, kind: kind.name },
    ...{ subjectType, subjectId, details, dueAt, level, audience: holder.audience },
  }
}

/** Tasks that stand, found by unit, subject and rung. */
export class Board {
  readonly #tasks: ReadonlyMap<string, Standing>

  constructor(tasks: readonly Standing[]) {
    this.#tasks = new Map(tasks.map((task) => [`${task.unitId} ${task.subjectId} ${task.level}`, task]))
  }

  at(unitId: number, subjectId: string, level: number): Standing | undefined {
    return this.#tasks.get(`${unitId} ${subjectId} ${level}`)
  }

  isOpen(unitId: number, subjectId: string, { ladder }: Duty): boolean {
    return [0, ...ladder.map((_step, index) => index + 1)].some(
      (level) => this.at(unitId, subjectId, level)?.state === 'open',
    )
  }

  openOf(kinds: readonly TaskKind[]): readonly Standing[] {
    const names = kinds.map(({ name }) => name)
    return [...this.#tasks.values()].filter((task) => task.state === 'open' && names.includes(task.kind))
  }

  /** Nothing was opened at the bottom, or it was dropped and is owed again. */
  isBare(unitId: number, subjectId: string): boolean {
    const task = this.at(unitId, subjectId, 0)
    return task === undefined || task.state === 'dropped'
  }
}

/** Every rung whose day has come and that does not hold the case yet. */
export async function raise(
  work: Work,
  missed: Case,
  { holders, told, waiting }: Rolling,
  now: Day,
  board: Board,
): Promise<OpenTask[]> {
  const { unit, duty, missedSince } = missed
  const raised: OpenTask[] = []
  const held: { rung: (typeof duty.ladder)[number]['to']; holderId: number; since: string; days: number }[] = []
  for (const [index, step] of duty.ladder.entries()) {
    if (now < missedSince + step.afterDays) break
    const holder = holders.posts.on(step.to, unit)
    if (!holder) continue
    const since = board.at(unit.id, missed.subjectId, index + 1)?.since
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
    const dueAt = lastSecond(work.platform.config.timeZone, Math.max(next, now + 1))
    raised.push(taskOf(work, missed, missed.kind, holder, index + 1, dueAt))
    await work.record(
      dutyEscalated,
      { unitId: unit.id, subject: { type: subjectType, id: missed.subjectId } },
      {
        ...{ duty: duty.id, from: formatDay(missed.from), to: formatDay(missed.to), rung: step.to },
        ...{ holderId: holder.unitId, role: holder.role, held: [...held] },
      },
    )
    held.push({ rung: step.to, holderId: holder.unitId, since: work.today, days: 0 })
  }
  return raised
}

export const daysLeft = (days: number) =>
  days <= 0
    ? { reminder: '，今天截止', reminderEn: ', last day' }
    : { reminder: `，还剩${days}天`, reminderEn: `, ${days} days left` }

export const noReminder = { reminder: '', reminderEn: '' }
