/** Which facts the open hazards of a facility are for its risk index. Pure; days are counted from one instant to another. */
import type { Fact, Family, Signalled } from '../../../domain/signals/signal.ts'
import { hazardSubject } from '../contract.ts'
import { type HazardState, hazardState } from '../loop/contract.ts'

/** What an open hazard must say of itself. */
export interface OpenHazard {
  readonly unitId: number
  readonly id: string
  readonly family: Family
  readonly state: HazardState
  readonly grade: 'general' | 'major' | null
  readonly object: string
  readonly openedAt: Date
  /** End of what the present state waits for. */
  readonly dueAt: Date
  /** Of its interim control: when the next check is due, and whether it held when last looked at. */
  readonly check: { readonly dueAt: Date; readonly held: boolean } | null
  /** Instant at which listed supervision ends. */
  readonly listedUntil: Date | null
  /** Confirmed as one that came back. */
  readonly repeat: boolean
  /** Money asked for and not granted. */
  readonly short: boolean
}

const day = 86_400_000
const since = (from: Date, now: Date): number => Math.max(0, Math.floor((now.getTime() - from.getTime()) / day))

export function hazardFacts(hazard: OpenHazard, now: Date): Fact[] {
  const facts: Fact[] = []
  const say = (signal: string, days: number) => {
    const words = hazardState.words[hazard.state]
    facts.push({
      family: hazard.family,
      signal,
      days,
      subject: { type: hazardSubject, id: hazard.id },
      path: `/hazards/${hazard.unitId}/${hazard.id}`,
      details: { object: hazard.object, days, step: words.zh, stepEn: words.en },
    })
  }
  const age = since(hazard.openedAt, now)
  say(hazard.grade === null ? 'hazard-ungraded' : `hazard-${hazard.grade}`, age)
  if (hazard.dueAt < now) {
    const late = since(hazard.dueAt, now)
    if (hazard.grade === 'major') say('major-overdue', late)
    else say(hazard.state === 'submitted' ? 'hazard-unverified' : 'hazard-overdue', late)
  }
  if (hazard.repeat) say('hazard-repeat', age)
  const { check } = hazard
  if (check && (!check.held || check.dueAt < now)) say('interim-lapsed', since(check.dueAt, now))
  if (hazard.listedUntil && hazard.listedUntil < now) say('listing-passed', since(hazard.listedUntil, now))
  if (hazard.short) say('money-short', age)
  return facts
}

/** All that the open hazards of one facility say. Whole days pass at any hour, so it is asked anew within the day. */
export function hazardSignals(hazards: readonly OpenHazard[], now: Date, endOfDay: Date): Signalled {
  const counts: Partial<Record<Family, { open: number; overdue: number; major: number }>> = {}
  let changesAt = endOfDay.getTime()
  for (const { family, grade, dueAt, check, listedUntil } of hazards) {
    const of = counts[family] ?? { open: 0, overdue: 0, major: 0 }
    counts[family] = of
    of.open += 1
    if (dueAt < now) of.overdue += 1
    if (grade === 'major') of.major += 1
    for (const at of [dueAt, check?.dueAt, listedUntil])
      if (at && at >= now) changesAt = Math.min(changesAt, at.getTime() + 1)
  }
  return { facts: hazards.flatMap((hazard) => hazardFacts(hazard, now)), counts, changesAt: new Date(changesAt) }
}
