/** What the register of systems tells becomes spans, in the transaction in which it happens. */
import { type Reaction, reaction } from '../../../platform/endpoint.ts'
import { systemEvents } from '../../systems/contract.ts'
import { beginSpan, endSpan, type Part, renewSpan } from './queries.ts'
import { dayAfter, laterOf, systemsRegister } from './rules.ts'

const edition = (about: { unitId: number; subject: { id: string } }, number: number): Part => ({
  unitId: about.unitId,
  register: systemsRegister,
  subjectId: about.subject.id,
  part: number,
})

/** The review day itself is still in time. An edition dated back vouches for nothing before it was issued. */
const onIssued = reaction(
  systemEvents.issued,
  async ({ tx, today }, about, { number, title, effectiveOn, reviewOn }) => {
    if (effectiveOn === null || reviewOn === null) throw new Error(`edition ${number} was issued without its days`)
    const from = laterOf(effectiveOn, today)
    await beginSpan(tx, edition(about, number), { title, from, until: dayAfter(reviewOn) })
  },
)

const onReviewed = reaction(systemEvents.reviewed, async ({ tx, today }, about, { number, reviewOn }) => {
  await renewSpan(tx, edition(about, number), today, dayAfter(reviewOn))
})

const onSuperseded = reaction(systemEvents.superseded, async ({ tx, today }, about, { number }) => {
  await endSpan(tx, edition(about, number), today)
})

const onWithdrawn = reaction(systemEvents.withdrawn, async ({ tx, today }, about, { number }) => {
  await endSpan(tx, edition(about, number), today)
})

export const registerReactions: readonly Reaction[] = [onIssued, onReviewed, onSuperseded, onWithdrawn]
