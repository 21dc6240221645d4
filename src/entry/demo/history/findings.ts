/** Latent defects of a facility, and how each is put when somebody finds it: by an item of a checklist, or in own words. */
import type { LibraryEntry } from '../../../domain/library/entry.ts'
import { normal } from '../../../domain/repeats/normal.ts'
import { type Family, family as families } from '../../../platform/contract/role.ts'
import { arising, neglectOn } from '../simulator/latent.ts'
import { defects as odds } from '../simulator/parameters.ts'
import { expand, otherFigures } from '../words/expand.ts'
import { also, foundBy } from '../words/hazards.ts'
import type { Desk, Spot } from './desk.ts'

/** Something wrong that nobody has found yet. */
export interface Defect {
  readonly family: Family
  readonly entry: LibraryEntry
  readonly spot: Spot
  major: boolean
}

export interface Defects {
  readonly waiting: Set<Defect>
  /** A day passes: some arise, some get worse, some are mended by chance. */
  pass(day: number): void
  /** One that comes back, or is planted. */
  add(defect: Defect): void
}

export function defectsOf(desk: Desk): Defects {
  const { random, latent } = desk
  const waiting = new Set<Defect>()
  return {
    waiting,
    add: (defect) => {
      waiting.add(defect)
    },
    pass(day) {
      for (const family of families.terms)
        for (let left = random.poisson(arising(latent, day, family)); left > 0; left--) {
          const defect = newDefect(desk, family)
          if (defect) waiting.add(defect)
        }
      for (const defect of waiting) {
        if (random.chance(odds.vanishes)) waiting.delete(defect)
        else if (!defect.major && random.chance(odds.worsens * (1 + 2 * neglectOn(latent, day, defect.family))))
          defect.major = true
      }
    },
  }
}

export function newDefect(desk: Desk, family: Family): Defect | null {
  const { random } = desk
  const all = desk.entries.get(family) ?? []
  const major = random.chance(odds.major)
  const fitting = all.filter(({ grade }) => (grade === 'major') === major)
  if (fitting.length === 0) return null
  const entry = random.weighted(fitting, (one) => desk.rarity.get(one.id) ?? 1)
  return { family, entry, spot: spotFor(desk, family, entry), major }
}

/** What keeps coming back at this facility, another thing at each. */
export function ownTrouble(desk: Desk, family: Family): Defect | null {
  const fitting = (desk.entries.get(family) ?? []).filter(({ grade }) => grade === 'general')
  const entry = fitting[(desk.unitId * 7) % Math.max(1, fitting.length)]
  return entry ? { family, entry, spot: spotFor(desk, family, entry), major: false } : null
}

/** The place of the facility whose name is nearest to where such a thing usually is. */
function spotFor({ random, spots }: Desk, family: Family, entry: LibraryEntry): Spot {
  const where = normal(entry.where.zh)
  const near = spots.filter(({ name }) => [...new Set(where)].filter((sign) => name.includes(sign)).length >= 2)
  const own = spots.filter(({ families: of }) => of.includes(family))
  return random.pick(near.length > 0 && random.chance(0.7) ? near : own.length > 0 ? own : spots)
}

/** In the words of whoever wrote it. */
export function inOwnWords({ random }: Desk, { entry }: Defect, how: keyof typeof foundBy): string {
  const start = expand(random, random.pick(foundBy[how]))
  const end = expand(random, random.pick(also))
  return `${start}${otherFigures(random, entry.finding.zh)}${end}`
}
