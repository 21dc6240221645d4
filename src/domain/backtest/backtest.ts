/**
 * Back-testing (回测) an alarm on history: would it have spoken before what it is there to prevent, and how often for
 * nothing?
 *
 * A score runs day by day for each facility and bottom line. On a day at or above the threshold an alarm begins. It
 * stands for `horizon` days; where the score is still high when they are over, the next alarm begins. So an alarm that is
 * always on counts as many alarms, and gains nothing by it.
 *
 *   an alarm is right       if an outcome follows within its days
 *   an outcome is caught    if an alarm began on an earlier day and stood until then
 *   lead                    days from the first day of the unbroken high stretch to the outcome
 *
 * Alarms that begin fewer than `horizon` days before the end are not judged: their days are not over. Days are indices
 * from 0. Tuning takes the threshold that catches most within a budget of false alarms, on one span of days; judging is
 * done on another.
 */
export interface Series {
  readonly facility: number
  /** One number a day; higher is worse. */
  readonly score: ArrayLike<number>
  /** Days with an outcome, rising. */
  readonly outcomes: readonly number[]
}

export interface Span {
  /** First day, and the first day no longer. */
  readonly from: number
  readonly until: number
}

export interface Judged {
  readonly alarms: number
  readonly right: number
  readonly outcomes: number
  readonly caught: number
  /** Of each caught outcome, in days, rising. */
  readonly leads: readonly number[]
  readonly falsePerFacilityMonth: number
  /** Share of the days of all series at or above the threshold. */
  readonly inAlarm: number
}

const monthDays = 365.25 / 12

export function judge(series: readonly Series[], threshold: number, horizon: number, { from, until }: Span): Judged {
  let [alarms, right, outcomes, caught, high] = [0, 0, 0, 0, 0]
  const leads: number[] = []
  for (const { score, outcomes: all } of series) {
    const own = all.filter((day) => day >= from && day < until)
    outcomes += own.length
    const found = new Set<number>()
    let since = -1
    let next = from
    for (let day = from; day < until; day++) {
      if (!((score[day] ?? 0) >= threshold)) {
        since = -1
        next = day + 1
        continue
      }
      high += 1
      if (since < 0) since = day
      if (day < next) continue
      next = day + horizon
      const within = own.filter((one) => one > day && one <= day + horizon)
      for (const one of within) {
        if (found.has(one)) continue
        found.add(one)
        leads.push(one - since)
      }
      if (day + horizon >= until) continue
      alarms += 1
      if (within.length > 0) right += 1
    }
    caught += found.size
  }
  const facilities = new Set(series.map(({ facility }) => facility)).size
  const months = Math.max(0, until - from - horizon) / monthDays
  const span = series.length * (until - from)
  return {
    ...{ alarms, right, outcomes, caught, leads: leads.sort((a, b) => a - b) },
    falsePerFacilityMonth: facilities * months === 0 ? 0 : (alarms - right) / (facilities * months),
    inAlarm: span === 0 ? 0 : high / span,
  }
}

export interface Tried extends Judged {
  readonly threshold: number
}

/** Every threshold that makes a difference, the lowest first; of many, so many spread evenly. */
export function thresholds(series: readonly Series[], { from, until }: Span, most: number): number[] {
  const seen = new Set<number>()
  for (const { score } of series)
    for (let day = from; day < until; day++) if ((score[day] ?? 0) > 0) seen.add(score[day] ?? 0)
  const all = [...seen].sort((a, b) => a - b)
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))] ?? 0)
}

/**
 * The one that catches most while false alarms stay within the budget (per facility and month); of equals, the one with
 * fewer false alarms. Where none stays within it, the highest threshold. Null without any day above zero.
 */
export function tuned(tried: readonly Tried[], budget: number): Tried | null {
  const within = tried.filter((one) => one.falsePerFacilityMonth <= budget)
  const best = within.toSorted((a, b) => b.caught - a.caught || a.falsePerFacilityMonth - b.falsePerFacilityMonth)[0]
  return best ?? tried.at(-1) ?? null
}

export const median = (rising: readonly number[]): number | null => {
  if (rising.length === 0) return null
  const half = (rising.length - 1) / 2
  return ((rising[Math.floor(half)] ?? 0) + (rising[Math.ceil(half)] ?? 0)) / 2
}
