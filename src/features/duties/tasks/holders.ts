/** Whose task a duty is, and who hears of it when it was missed: the posts of responsible/holders.ts, chosen by the duty. */
import type { Duty } from '../../../domain/policy/duty.ts'
import { audience, department, type Role } from '../../../platform/contract/role.ts'
import type { Holder, PostHolders } from '../../../platform/responsible/holders.ts'
import type { UnitFacts } from '../rules.ts'

export class Holders {
  readonly posts: PostHolders

  constructor(posts: PostHolders) {
    this.posts = posts
  }

  /** Whose task the running window is. */
  of(duty: Duty, unit: UnitFacts): Holder | null {
    if (duty.of === 'facility') return this.posts.at(unit.id, rolesAt(duty))
    if (duty.of === 'bureau') return this.posts.leader(unit, ['deputy', 'chief'])
    if (duty.of === 'leader') return this.posts.leader(unit, ['chief'])
    if (duty.of === 'guidance') {
      const id = this.posts.narrowest('guidance', unit.territory)
      return id === null ? null : this.posts.at(id, ['guidance'])
    }
    if (duty.of === 'department') return this.#department(duty, unit)
    // The catalogue gives squadrons nothing to do by themselves; it would climb all the same.
    return null
  }

  /** Its people see the task, and nothing else of the police line. */
  #department({ department: whose }: Duty, unit: UnitFacts): Holder | null {
    if (!department.has(whose)) return null
    const id = this.posts.narrowest(whose, unit.territory)
    return id === null ? null : { unitId: id, role: 'department', audience: audience.police | audience[whose] }
  }
}

/** At a facility: checks by those who work there, what needs others by its director. */
function rolesAt(duty: Duty): readonly Role[] {
  if (!duty.want?.kinds.includes('self-check')) return ['director']
  if (duty.family === 'food') return ['canteen', 'officer', 'director']
  if (duty.family === 'epidemic') return ['doctor', 'officer', 'director']
  return ['officer', 'director']
}
