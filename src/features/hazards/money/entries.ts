/** Writes an entry, its counter-entry, and the sum a plan asks for; each names its event on the next line. */
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { hazardSubject } from '../contract.ts'
import type { HazardRecord } from '../queries.ts'
import { type MoneyKind, moneyEvents } from './contract.ts'
import { entryOfPlan, insertEntry, type OfHazard } from './queries.ts'

export interface Entry {
  readonly kind: MoneyKind
  readonly amountFen: number
  readonly day: string
  readonly source: string
  readonly document: string
  readonly note: string
  readonly ofPlan: boolean
}

type Written = Pick<HazardRecord, 'unit_id' | 'id' | 'family' | 'year'>

const ofHazard = (hazard: Written): OfHazard => ({
  unitId: hazard.unit_id,
  hazardId: hazard.id,
  family: hazard.family,
  year: hazard.year,
})

/** No audience: money is the police line's own affair. */
const about = (hazard: Written) => ({ unitId: hazard.unit_id, subject: { type: hazardSubject, id: hazard.id } })

const rowOf = (work: SignedIn<Work>, hazard: Written, id: string, entry: Entry, undoes: string | null) => ({
  unit_id: hazard.unit_id,
  id,
  hazard_id: hazard.id,
  kind: entry.kind,
  amount_fen: entry.amountFen,
  day: entry.day,
  source: entry.source,
  document: entry.document,
  note: entry.note,
  of_plan: entry.ofPlan,
  undoes,
  by_id: work.actor.accountId,
  at: work.now,
})

/** @returns the entry's id */
export async function enter(work: SignedIn<Work>, hazard: Written, entry: Entry): Promise<string> {
  const id = work.newId()
  await insertEntry(work.tx, ofHazard(hazard), rowOf(work, hazard, id, entry, null))
  await work.record(moneyEvents.entered, about(hazard), { entry: id, ...entry })
  return id
}

/** @returns the counter-entry's id */
export async function undo(
  work: SignedIn<Work>,
  hazard: Written,
  entry: Entry & { readonly id: string },
  reason: string,
): Promise<string> {
  const id = work.newId()
  const { id: undoes, ...told } = entry
  const counter = { ...told, amountFen: -entry.amountFen, day: work.today, note: reason }
  await insertEntry(work.tx, ofHazard(hazard), rowOf(work, hazard, id, counter, undoes))
  await work.record(moneyEvents.undone, about(hazard), { entry: id, ...counter, undoes, reason })
  return id
}

/**
 * The sum of a plan is asked for by itself. A plan amended replaces what it asked before; one made anew after a reopening
 * asks for more.
 * @param before the hazard as it was
 */
export async function askByPlan(
  work: SignedIn<Work>,
  before: HazardRecord,
  plan: { readonly moneyFen: number; readonly moneySource: string | null },
): Promise<void> {
  const earlier = before.money_fen === null ? undefined : await entryOfPlan(work.tx, before.unit_id, before.id)
  if (earlier?.amount_fen === plan.moneyFen && earlier.source === (plan.moneySource ?? '')) return
  if (earlier) {
    const { id, amount_fen: amountFen, day, source, document } = earlier
    await undo(work, before, { id, kind: 'asked', amountFen, day, source, document, note: '', ofPlan: true }, '')
  }
  if (plan.moneyFen === 0) return
  await enter(work, before, {
    kind: 'asked',
    amountFen: plan.moneyFen,
    day: work.today,
    source: plan.moneySource ?? '',
    document: '',
    note: '',
    ofPlan: true,
  })
}
