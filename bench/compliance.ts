/**
 * Compliance in bulk: 5,000 facilities, every duty of the catalogue (counted, following an event, holding at all times),
 * three years of evidence, on one core; one facility explained; and the expansion of windows beside `rrule`, the usual library for calendar recurrence, over the same windows.
 */
import rrule from 'rrule'
import { parseDay } from '../src/domain/calendar/day.ts'
import { always, type Span } from '../src/domain/calendar/span.ts'
import { cadences, monthsOf } from '../src/domain/calendar/window.ts'
import { evaluate } from '../src/domain/compliance/bulk.ts'
import { explain } from '../src/domain/compliance/counted.ts'
import { windowsOf } from '../src/domain/compliance/editions.ts'
import type { Work } from '../src/domain/compliance/evidence.ts'
import { judgeTrigger, judgeTriggers, never } from '../src/domain/compliance/triggered.ts'
import { stand, type Vouched } from '../src/features/duties/registers/rules.ts'
import { ruled, windowsIn } from '../src/features/duties/rules.ts'
import { policy } from '../src/platform/policy.ts'
import type { BenchLine } from './line.ts'

const facilities = 5_000
const [from, until] = [parseDay('2027-01-01'), parseDay('2030-01-01')]
const now = parseDay('2029-11-23')

/** mulberry32: a small seeded generator, so that each run measures the same work. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const catalogue = policy()
const rules = catalogue.duties
  .map((duty) => ruled(duty, parseDay(catalogue.dutiesFrom), [], now))
  .filter((duty) => duty.editions.length > 0)
const duties = rules.map((duty) => windowsIn(duty, from, until))

/** Nine of ten windows with one piece of work, some recorded late. */
function history() {
  const random = seeded(5)
  const rows: number[][] = [[], [], [], []]
  for (let subject = 0; subject < facilities; subject++)
    duties.forEach((windows, duty) => {
      for (const window of windows) {
        if (random() > 0.9) continue
        const day = window.from + Math.floor(random() * (window.until - window.from))
        rows[0]?.push(subject)
        rows[1]?.push(duty)
        rows[2]?.push(day)
        rows[3]?.push(day + (random() > 0.95 ? 60 : 0))
      }
    })
  const [subject = [], duty = [], day = [], recorded = []] = rows
  return {
    subject: Int32Array.from(subject),
    duty: Int16Array.from(duty),
    day: Int32Array.from(day),
    recorded: Int32Array.from(recorded),
    meant: Int32Array.from(day),
  }
}

/** Of each duty that follows an event, in each facility three times a month for three years; two of three answered. */
const following = catalogue.duties.flatMap(({ rule }) => (rule.kind === 'triggered' ? rule.withinHours : []))
const timesEach = 3 * 36
const dayLength = 86_400_000
function triggers() {
  const random = seeded(7)
  const length = facilities * following.length * timesEach
  const at = new Float64Array(length)
  const within = new Float64Array(length)
  const answeredAt = new Float64Array(length)
  const endedAt = new Float64Array(length).fill(never)
  for (let row = 0; row < length; row++) {
    at[row] = (from + random() * (until - from)) * dayLength
    within[row] = (following[row % following.length] ?? 0) * 3_600_000
    answeredAt[row] = random() > 0.67 ? never : (at[row] ?? 0) + random() * 2 * (within[row] ?? 0)
  }
  return { at, within, answeredAt, endedAt }
}

/** Of each register in each facility six things, each vouched for year by year, now and then a week late. */
const holding = catalogue.duties.filter(({ rule }) => rule.kind === 'continuous').length
const things = 6
function registers(): Vouched[][] {
  const random = seeded(9)
  return Array.from({ length: facilities * holding }, () =>
    Array.from({ length: things * 3 }, (_, part): Vouched => {
      const begins = from + Math.floor(part / things) * 365 + (random() > 0.9 ? 7 : 0)
      return {
        ...{ subjectId: `t${part % things}`, title: '甲' },
        required: { from, until: Number.POSITIVE_INFINITY },
        held: { from: begins, until: from + (Math.floor(part / things) + 1) * 365 },
      }
    }),
  )
}

const seconds = (work: () => void): number => {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e9
}
const best = (work: () => void): number => Math.min(seconds(work), seconds(work), seconds(work))

export default async function compliance(): Promise<BenchLine[]> {
  const evidence = history()
  // Every third facility with a life of its own, so that spans are really cut.
  const operating = (subject: number): readonly Span[] =>
    subject % 3 === 0 ? [{ from: from + (subject % 500), until: until - (subject % 90) }] : always
  const columns = triggers()
  const vouched = registers()
  const owed: readonly Span[] = [{ from, until: Number.POSITIVE_INFINITY }]
  const year = { from: now - 364, until: now + 1 }
  const instant = now * dayLength
  const bulk = best(() => {
    evaluate({ now, subjects: facilities, duties, evidence, operating, applies: () => always })
    judgeTriggers(columns, instant)
    for (const rows of vouched) stand(rows, owed, year, now)
  })

  // For each duty a piece of work in each window, which lacks nothing.
  const works = rules.map(({ want }, duty) =>
    (duties[duty] ?? []).map(
      (window, index): Work => ({
        ...{ id: `w${index}`, kind: want?.kinds[0] ?? '', family: want?.family ?? null, by: want?.by ?? [] },
        ...{ checklist: want?.checklist?.[0] ?? null, participants: want?.participants ?? [], makesUp: null },
        ...{ attendance: want?.attendance ?? null, minutes: want?.minutes ?? null },
        ...{ day: window.from, recorded: window.from },
      }),
    ),
  )
  const oneFacility = () => {
    rules.forEach(({ want }, duty) => {
      if (want) explain(duties[duty] ?? [], want, works[duty] ?? [], always, always, now)
    })
    for (let row = 0; row < following.length * timesEach; row++) {
      const [at = 0, within = 0] = [columns.at[row], columns.within[row]]
      judgeTrigger(at, within, columns.answeredAt[row] ?? never, never, instant)
    }
    for (const rows of vouched.slice(0, holding)) stand(rows, owed, year, now)
  }
  oneFacility()
  const explained =
    best(() => {
      for (let i = 0; i < 50; i++) oneFacility()
    }) / 50

  const rounds = 500
  const ours = best(() => {
    for (let i = 0; i < rounds; i++)
      for (const cadence of cadences) windowsOf([{ from, rule: { cadence, atLeast: 1, recordWithin: 3 } }], from, until)
  })
  const { RRule } = rrule
  const theirs = best(() => {
    for (let i = 0; i < rounds; i++)
      for (const cadence of cadences) {
        const rule = new RRule({
          freq: RRule.MONTHLY,
          interval: monthsOf[cadence],
          dtstart: new Date(from * 86_400_000),
          until: new Date((until - 1) * 86_400_000),
        })
        rule.all()
      }
  })
  const windows = facilities * duties.reduce((sum, list) => sum + list.length, 0)
  return [
    {
      work: `${facilities} facilities × ${duties.length + following.length + holding} duties × 3 years (${windows} windows with ${evidence.day.length} pieces of evidence, ${columns.at.length} events followed, ${vouched.length} registers of ${things} things)`,
      product: 'evaluate(), judgeTriggers(), stand()',
      reference: 'the limit of 3 s on one core',
      productValue: bulk,
      referenceValue: 3,
      unit: 's',
      ratio: 3 / bulk,
      target: '< 3 s',
      met: bulk < 3,
    },
    {
      work: 'one facility, every duty, explained',
      product: 'explain()',
      reference: 'the limit of 1 ms',
      productValue: explained * 1e3,
      referenceValue: 1,
      unit: 'ms',
      ratio: 1e-3 / explained,
      target: '< 1 ms',
      met: explained < 1e-3,
    },
    {
      work: 'expanding 3 years of windows of the four cadences',
      product: 'windowsOf()',
      reference: 'rrule 2.8',
      productValue: (ours / rounds) * 1e6,
      referenceValue: (theirs / rounds) * 1e6,
      unit: 'µs',
      ratio: theirs / ours,
      target: '≥ 20 ×',
      met: theirs / ours >= 20,
    },
  ]
}
