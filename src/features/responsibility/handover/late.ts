/** What was not handed over in its days becomes the task of whoever stands above the post. */
import type { Work } from '../../../platform/endpoint.ts'
import { heldPosts, places } from '../../../platform/responsible/held.ts'
import { type Holder, PostHolders } from '../../../platform/responsible/holders.ts'
import { settingValue } from '../../../platform/settings.ts'
import { openTask } from '../../../platform/tasks.ts'
import { type At, type Late, lateHandOvers } from './changes/queries.ts'
import { handOverSubject, lateTask, leadingRole } from './contract.ts'
import { deadline } from './opening.ts'
import { handOverDays } from './settings.ts'

/** The lowest post above that somebody holds. */
function above(holders: PostHolders, one: Late): Holder | null {
  const unit = { id: one.unitId, kind: one.unitKind, ownerId: one.ownerId, territory: one.territory }
  const roles = { director: ['deputy', 'chief'], deputy: ['chief'], chief: [] } as const
  const held = roles[one.role].map((role) => holders.leader(unit, [role])).find((post) => post && holders.isHeld(post))
  if (held) return held
  const guidance = holders.narrowest('guidance', one.territory)
  return guidance === null ? null : holders.at(guidance, ['guidance'])
}

/** @param work with the whole region in its scope */
export async function urgeLate(work: Work, at: At): Promise<void> {
  const late = await lateHandOvers(work.tx, at, lateTask.name)
  if (late.length === 0) return
  const holders = new PostHolders(await places(work.tx, at.today), await heldPosts(work.tx, work.scope, at.today))
  const { days } = await settingValue(work.tx, handOverDays)
  for (const one of late) {
    const holder = above(holders, one)
    if (!holder) continue
    await openTask(work, lateTask, {
      ...{ unitId: one.unitId, holderId: holder.unitId, role: holder.role },
      subject: { type: handOverSubject, id: one.id },
      details: {
        ...{ at: one.unitId, title: one.title, titleEn: leadingRole.words[one.role].en },
        ...{ unit: one.unit, unitEn: one.unitEn },
      },
      dueAt: deadline(work, days),
    })
  }
}
