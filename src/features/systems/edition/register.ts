/** The register's row follows its editions: which one leads, and which a newer one has replaced by today. */
import type { Work } from '../../../platform/endpoint.ts'
import { systemEvents, systemSubject } from '../contract.ts'
import { changeEdition, changeSystem, editionsOf } from '../queries.ts'
import { type Dated, leadingOf, supersededOn } from '../rules.ts'
import type { EditionState } from './contract.ts'

const datedOf = <R extends { number: number; state: string; effective_on: string | null }>(row: R): R & Dated => ({
  ...row,
  state: row.state as EditionState,
  effectiveOn: row.effective_on,
})

/** Ends what is replaced by today. @returns how many editions that were */
export async function supersede(work: Work, unitId: number, id: string): Promise<number> {
  const editions = (await editionsOf(work.tx, unitId, id)).map(datedOf)
  const ended = supersededOn(editions, work.today)
  await changeEdition(work.tx, unitId, id, ended, { state: 'superseded', ended_at: work.now })
  for (const number of ended)
    await work.record(systemEvents.superseded, { unitId, subject: { type: systemSubject, id } }, { number })
  return ended.length
}

/** How the system is filed, whatever its edition. */
interface Filed {
  readonly kind?: string
  readonly family?: string | null
}

/** Copies what lists need from the edition that leads. */
export async function follow(work: Work, unitId: number, id: string, filed: Filed = {}): Promise<void> {
  const lead = leadingOf((await editionsOf(work.tx, unitId, id)).map(datedOf))
  if (!lead) throw new Error(`system ${id} has no edition`)
  await changeSystem(work.tx, unitId, id, {
    ...filed,
    title: lead.title,
    state: lead.state === 'superseded' ? 'withdrawn' : lead.state,
    number: lead.number,
    effective_on: lead.effective_on,
    review_on: lead.review_on,
    changed_at: work.now,
  })
}
