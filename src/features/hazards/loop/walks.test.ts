/**
 * The invariants of the loop over random walks: a facility with four hazards, a dozen people in and above it, every move
 * with good and bad content, the clock going on. What the invariants speak about is kept apart from the rules.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { type Rule, rules } from './contract/refusals.ts'
import { hazardState, isOpen, type Move, move, standardLimits, transitions } from './contract.ts'
import { type Acting, type Asked, fresh, missingOf, type Plan, type Refused, type Standing } from './rules/standing.ts'
import { decide, isRefused } from './rules.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 2, 5)
const facility: readonly (readonly [string, readonly Role[], readonly number[]])[] = [
  ['wang', ['officer'], []],
  ['li', ['doctor'], []],
  ['zhao', ['director'], []],
  ['zhao', ['director', 'officer'], []],
  ['qian', ['canteen', 'director'], []],
  ['sun', ['chief'], [20]],
  ['chen', ['deputy'], [20]],
  // Once at the facility, now above it.
  ['wang', ['deputy'], [20]],
  ['liu', ['guidance'], [30]],
  ['he', ['guidance'], [31]],
  ['fire', ['department'], []],
  ['audit', ['auditor'], []],
]
const outside: readonly Role[] = ['chief', 'deputy', 'guidance']
const bureau: readonly Role[] = ['chief', 'deputy']

/** One number as many choices: takes the next one out of it. */
function chooser(seed: number) {
  let left = seed
  return <T>(of: readonly T[]): T => {
    const one = of[left % of.length]
    left = Math.floor(left / of.length)
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }
}

interface Walked {
  readonly standing: Standing
  /** Into which other it was merged. */
  readonly into: number | null
  /** Whoever was responsible for, started or submitted the work under the present plan. */
  readonly worked: ReadonlySet<string>
  readonly asker: string | null
  /** When controls were last ordered or looked at. */
  readonly looked: number
}

const begun: Walked = { standing: fresh, into: null, worked: new Set(), asker: null, looked: start }

function contentOf(made: Move, seed: number, today: string, hazards: readonly Walked[], at: number): Asked {
  const choose = chooser(seed)
  const text = () => choose(['停用，专人看守', '停用，专人看守', ' '])
  const day = (n: number) => formatDay(parseDay(today) + n)
  const reason = () => choose(['方案未写明资金来源', '方案未写明资金来源', '方案未写明资金来源', ''])
  switch (made) {
    case 'grade':
      return {
        move: made,
        grade: choose(['general', 'major']),
        interim: choose([null, '停用', '停用', '']),
        facts: choose([[], [], [], ['exits-short'], ['exits-short', 'combustible-panels']]),
        suggested: choose(['general', 'general', 'major', null]),
        reason: reason(),
      }
    case 'plan': {
      const whole: Plan = {
        measure: '更换',
        moneyFen: 120_000,
        responsibleId: choose(['wang', 'li', 'zhao']),
        deadline: day(choose([20, 5, 40, -1])),
        contingency: '备用两具',
      }
      const hole = choose([
        {},
        {},
        {},
        { measure: ' ' },
        { moneyFen: null },
        { responsibleId: null },
        { deadline: null },
      ])
      return { move: made, plan: { ...whole, ...hole } }
    }
    case 'submit':
      return { move: made, done: choose(['已更换', '已更换', '']), photos: choose([2, 1, 0]) }
    case 'extend':
      return { move: made, reason: reason(), until: day(choose([30, 60, 45, 1, -2, 200])) }
    case 'supervise':
      return { move: made, reason: reason(), until: day(choose([30, 3, -1])), unitId: choose([20, 30, 31]) }
    case 'reassign':
      return { move: made, reason: reason(), responsibleId: choose(['wang', 'li', 'zhao', 'qian']) }
    case 'check':
      return { move: made, seen: text(), held: choose([true, true, false]), interim: choose([null, '增派专人', '']) }
    case 'merge': {
      const other = choose([0, 1, 2, 3])
      const { standing } = hazards[other] ?? begun
      const { state, grade, merged } = standing
      const into = { itself: other === at, elsewhere: choose([0, 1, 2, 3, 4, 5]) === 5, state, grade, merged }
      return { move: made, reason: reason(), into }
    }
    case 'approve':
    case 'start':
    case 'close':
    case 'grant':
      return { move: made }
    default:
      return { move: made, reason: reason() }
  }
}

/** Every refusal fills the words of its rule, in both languages. */
function says(no: Refused): void {
  const { title, detail } = rules[no.rule]
  for (const language of ['zh', 'en'] as const) {
    expect(title[language].length, no.rule).toBeGreaterThan(3)
    for (const place of detail[language].match(/\{\w+\}/g) ?? [])
      expect(no.details[place.slice(1, -1)]?.[language], `${no.rule} ${place}`).toMatch(/\S/)
  }
}

/** What must be true after each move that was made. */
function holds(before: Walked, after: Walked, asked: Asked, by: Acting): void {
  const [was, is] = [before.standing, after.standing]
  const any = (roles: readonly Role[]) => by.roles.some((role) => roles.includes(role))
  if (is.state === 'closed') {
    expect(before.worked.has(by.accountId), 'the verifier took part').toBe(false)
    expect(before.worked.size, 'somebody worked').toBeGreaterThan(0)
    if (was.grade === 'major' || was.listed) expect(any(outside), 'verified from outside').toBe(true)
  }
  if (['approved', 'rectifying', 'submitted', 'closed'].includes(is.state)) expect(missingOf(is.plan)).toEqual([])
  if (was.grade === 'major') {
    if (['approve', 'return', 'reject', 'merge', 'grant', 'deny'].includes(asked.move)) expect(any(bureau)).toBe(true)
    if (is.grade === 'general') expect(any(bureau), 'lowered by the bureau').toBe(true)
  }
  const guarded = is.grade === 'major' && isOpen(is.state)
  expect(is.control !== null, 'an open major hazard, and no other, has its next check').toBe(guarded)
  if (guarded && is.control) {
    expect(is.interim?.trim()).toBeTruthy()
    expect(is.control.due - after.looked).toBe(
      (is.control.held ? standardLimits.checks.held : standardLimits.checks.failed) * hour,
    )
  }
  if (asked.move === 'grade') {
    const decided = asked.facts?.length || was.facts.some((fact) => !asked.facts?.includes(fact))
    if (is.grade === 'general' && decided) expect(any(bureau), 'a fact overruled').toBe(true)
    const milder = asked.suggested === 'major' || was.grade === 'major' || decided
    if (is.grade === 'general' && milder) expect(asked.reason?.trim(), 'milder, and why').toBeTruthy()
  }
  if (is.plan.deadline !== was.plan.deadline)
    expect(['plan', 'grant', 'reopen'], 'what moves a deadline').toContain(asked.move)
  if (asked.move === 'grant') {
    expect([before.asker, was.plan.responsibleId], 'decided by another').not.toContain(by.accountId)
    expect(is.plan.deadline).toBe(was.asked?.until)
    expect(is.extended).toBeLessThanOrEqual(standardLimits.extension.times)
  }
  if (is.extended === 0) expect(is.plan.deadline).toBe(is.plannedDeadline)
  else
    expect(parseDay(is.plan.deadline ?? '') - parseDay(is.plannedDeadline ?? '')).toBeLessThanOrEqual(
      standardLimits.extension.days,
    )
  if (!isOpen(is.state)) expect([is.asked, is.listed]).toEqual([null, null])
  if (was.listed && !is.listed) expect(['release', 'close'], 'what ends a listing').toContain(asked.move)
  if (was.merged) expect(asked.move, 'a merged one has no life of its own').toBe('reopen')
  if (is.merged) expect(is.state).toBe('rejected')
}

function walked(before: Walked, next: Standing, asked: Asked, by: Acting, into: number): Walked {
  const anew = asked.move === 'plan' || asked.move === 'reopen'
  const worked = new Set(anew ? [] : before.worked)
  if (asked.move === 'start' || asked.move === 'submit') worked.add(by.accountId)
  if (next.plan.responsibleId !== null) worked.add(next.plan.responsibleId)
  const ordered = before.standing.control === null && next.control !== null
  return {
    standing: next,
    into: asked.move === 'merge' ? into : next.merged ? before.into : null,
    worked,
    asker: asked.move === 'extend' ? by.accountId : before.asker,
    looked: ordered || asked.move === 'check' ? by.now : before.looked,
  }
}

const onward: readonly Move[] = ['grade', 'plan', 'approve', 'start', 'submit', 'close', 'refuse']
function leads(made: Move, standing: Standing): boolean {
  if (made === 'grade') return standing.grade === null
  if (made === 'extend') return standing.asked === null
  if (made === 'grant' || made === 'deny') return standing.asked !== null
  return onward.includes(made)
}

test('over 100,000 steps no invariant breaks, and the walks reach every row of the table, every state and every rule', {
  timeout: 60_000,
}, () => {
  let steps = 0
  const made = new Map<string, number>()
  const states = new Map<string, number>()
  const refusals = new Map<Rule, number>()
  const count = <K>(of: Map<K, number>, key: K) => of.set(key, (of.get(key) ?? 0) + 1)
  const big = fc.nat(2 ** 31 - 1)
  fc.assert(
    fc.property(fc.array(fc.tuple(big, big), { minLength: 200, maxLength: 400, size: 'max' }), (walk) => {
      const hazards: Walked[] = [begun, begun, begun, begun]
      let now = start
      for (const [first, second] of walk) {
        steps += 1
        const choose = chooser(first)
        now += choose([0, 1, 5, 12]) * hour
        const at = choose([0, 0, 0, 1, 1, 2, 3])
        const before = hazards[at] ?? begun
        const standing = { ...before.standing, absorbs: hazards.some((one) => one.into === at) }
        // Mostly a move that the state knows, by somebody of its roles, and what leads on more often: walks get far.
        const known = transitions.filter((row) => row.from === standing.state)
        const likely = known.flatMap((row) => (leads(row.move, standing) ? [row, row, row, row] : [row]))
        const row = choose([0, 1, 2, 3, 4]) === 4 ? null : choose(likely)
        const asking = row?.move ?? choose(move.terms)
        const apt = facility.filter(([, roles]) => row === null || roles.some((role) => row.roles.includes(role)))
        const [accountId, roles, units] = choose(choose([0, 1, 2]) === 0 ? facility : apt)
        const today = formatDay(Math.floor(now / (24 * hour)))
        const by: Acting = { accountId, roles, units, today, now }
        const asked = contentOf(asking, second, today, hazards, at)
        const next = decide(standing, by, asked, standardLimits)
        if (isRefused(next)) {
          count(refusals, next.rule)
          says(next)
          continue
        }
        count(made, `${asking} ${standing.state}`)
        count(states, next.state)
        const into = chooser(second)([0, 1, 2, 3])
        const after = walked(before, next, asked, by, into)
        holds({ ...before, standing }, after, asked, by)
        hazards[at] = after
        // No chains: into what another was merged, is itself no merged one.
        for (const one of hazards)
          if (one.into !== null) expect(hazards[one.into]?.standing.merged, 'a chain').toBe(false)
      }
    }),
    { numRuns: 500 },
  )
  expect(steps).toBeGreaterThanOrEqual(100_000)
  for (const row of transitions)
    expect(made.get(`${row.move} ${row.from}`) ?? 0, `${row.move} from ${row.from}`).toBeGreaterThan(3)
  for (const state of hazardState.terms) expect(states.get(state) ?? 0, state).toBeGreaterThan(100)
  for (const rule of Object.keys(rules) as Rule[]) expect(refusals.get(rule) ?? 0, rule).toBeGreaterThan(0)
})
