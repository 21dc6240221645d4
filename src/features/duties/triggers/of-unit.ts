/** What brought the duties of one unit about: judged one by one, with its reasons. */
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import type { RuledDuty, UnitFacts } from '../rules.ts'
import type { Triggers } from './contract.ts'
import { showTriggers } from './present.ts'
import { answersOf, leftOf, type TriggerRow, triggersOf } from './queries.ts'
import { bondOf } from './reactions.ts'

/** A facility that finds more in the days asked for sees the newest of them. */
const most = 5000

/** By id of the duty; of those whose events rooms have. */
export async function triggersOfUnit(
  work: SignedIn<Work>,
  unit: UnitFacts,
  duties: readonly RuledDuty[],
  asked: { from: Date; until: Date },
): Promise<ReadonlyMap<string, Triggers>> {
  const { tx, scope, now, today, platform } = work
  const bound = duties.filter(({ within }) => within.length > 0)
  if (bound.length === 0) return new Map()
  const rows = await triggersOf(tx, scope, unit.id, asked.from, asked.until, most)
  const named = rows.filter((row) => row.owing.length > 0)
  const answers =
    named.length === 0
      ? []
      : await answersOf(
          tx,
          [unit.id],
          named.map((row) => row.subject_id),
        )
  const people = [...new Set(named.flatMap((row) => row.owing))]
  const left = await leftOf(tx, [unit.id], people, today, platform.config.timeZone)
  const settledOf = (row: TriggerRow): number =>
    row.owing.filter(
      (who) =>
        left.has(`${unit.id} ${who}`) ||
        answers.some(
          (one) =>
            one.who === who &&
            one.subject_id === row.subject_id &&
            one.part === row.part &&
            bondOf(row.duty)?.answeredBy.includes(one.event) === true,
        ),
    ).length
  return new Map(
    bound.map((duty) => [
      duty.duty.id,
      showTriggers(unit, duty, rows, settledOf, now.getTime(), platform.clock, platform.config.timeZone),
    ]),
  )
}
