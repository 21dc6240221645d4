/** News of a step goes into the Today of whoever follows the hazard: one line each, however many steps there are. */
import type { EventContract } from '../../../platform/contract/event.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { type Reaction, reaction } from '../../../platform/endpoint.ts'
import { openTasks } from '../../../platform/tasks.ts'
import { hazardFollowed, hazardMoved } from '../loop/contract/moves.ts'
import { answerDays, talkTasks } from './contract.ts'
import { calledOn, hazardOf, watchersOf } from './queries.ts'

const steps: readonly EventContract[] = [...Object.values(hazardMoved), ...Object.values(hazardFollowed)]

export const talkReactions: readonly Reaction[] = steps.map((step) =>
  reaction(step, async (work, { unitId, subject }) => {
    const watchers = (await watchersOf(work.tx, unitId, subject.id)).filter(
      (one) => one.account_id !== work.actor?.accountId,
    )
    if (watchers.length === 0) return
    const hazard = await hazardOf(work.tx, work.scope, unitId, subject.id)
    if (!hazard) return
    const told = await calledOn(work.tx, unitId, subject.id, [talkTasks.news.name])
    await openTasks(
      work,
      talkTasks.news,
      watchers
        .filter((one) => !told.has(one.account_id))
        .map((one) => ({
          unitId,
          subject,
          holderId: one.holder_id,
          role: one.role as Role,
          accountId: one.account_id,
          details: { object: hazard.object },
          dueAt: new Date(work.now.getTime() + answerDays * 86_400_000),
          audience: hazard.audience,
        })),
    )
  }),
)
