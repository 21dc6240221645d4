/**
 * The known truth (真值) of the simulated year, from the seed alone: how each facility is led, when it is neglected, what it
 * carries of defects, who never comes. The history is drawn from it; the back-test may compute it again and compare.
 */
import { civil, type Day } from '../../../domain/calendar/day.ts'
import { type Family, family } from '../../../platform/contract/role.ts'
import { type Random, randomOf } from '../random.ts'
import type { FacilityRow } from '../region.ts'
import { defectsPerYear, duties, facility as led, neglect, planted, seasons } from './parameters.ts'

export interface Episode {
  readonly from: Day
  readonly until: Day
  /** 0 to 1. */
  readonly depth: number
  readonly families: readonly Family[]
}

/** What is true of a facility and seen by nobody. */
export interface Latent {
  readonly slug: string
  readonly diligence: number
  readonly motions: boolean
  readonly load: Readonly<Record<Family, number>>
  readonly episodes: readonly Episode[]
}

const between = (random: Random, [low, high]: readonly [number, number]): number => low + random.next() * (high - low)

function episodesOf(random: Random, slug: string, first: Day, today: Day): Episode[] {
  if (slug === planted.worst.slug)
    return [
      { from: today - planted.worst.sinceDays, until: today + 1, depth: planted.worst.depth, families: family.terms },
    ]
  if (slug === planted.best) return []
  const count = random.poisson((neglect.perYear * (today - first)) / 365)
  return Array.from({ length: count }, () => {
    const from = first + random.int(today - first)
    const whole = random.chance(neglect.whole)
    const families = whole ? family.terms : random.shuffle(family.terms).slice(0, 1 + random.int(2))
    const until = from + Math.round(between(random, neglect.days))
    return { from, until, depth: between(random, neglect.depth), families }
  })
}

export function latentOf(seed: string, one: FacilityRow, first: Day, today: Day): Latent {
  const random = randomOf(`${seed} latent ${one.slug}`)
  const { usual, careless, share } = led.diligence
  const drawn = between(random, random.chance(share) ? careless : usual)
  const age = civil(today).year - Number(one.opened.slice(0, 4))
  const more: Partial<Record<Family, number>> = {
    building: 0.55 + age / led.buildingDoublesAfterYears,
    fire: (one.attributes.boiler ? led.boilerFireLoad : 1) * (one.attributes.gas ? led.gasFireLoad : 1),
    food: one.attributes.kitchen ? 1 : 0.12,
  }
  const size = 0.62 + Math.min(1, Number(one.attributes.capacity ?? 100) / 400) * 0.6
  const load = Object.fromEntries(
    family.terms.map((name) => [
      name,
      (defectsPerYear[name] / 365) * size * (more[name] ?? 1) * Math.exp(random.normal() * led.loadDeviation),
    ]),
  ) as Record<Family, number>
  const motions = one.slug === planted.motions || (one.slug !== planted.best && random.chance(led.motions.share))
  return {
    ...{ slug: one.slug, motions, load },
    diligence: one.slug === planted.best ? 0.99 : drawn,
    episodes: episodesOf(random, one.slug, first, today),
  }
}

/** How deep a family (null: the facility as a whole) is neglected on a day: 0 to 1. */
export const neglectOn = ({ episodes }: Latent, day: Day, of: Family | null): number =>
  episodes.reduce(
    (most, one) =>
      day >= one.from && day < one.until && (of === null ? one.families.length > 2 : one.families.includes(of))
        ? Math.max(most, one.depth)
        : most,
    0,
  )

export const diligenceOn = (latent: Latent, day: Day, of: Family | null): number =>
  latent.diligence * (1 - neglectOn(latent, day, of))

/** Defects that are expected to arise on a day. */
export const arising = (latent: Latent, day: Day, of: Family): number =>
  latent.load[of] * (seasons[of][civil(day).month - 1] ?? 1) * (1 + (neglect.defects - 1) * neglectOn(latent, day, of))

/** How reliably a unit over or beside facilities does its share. */
export function reliability(seed: string, key: string): number {
  if (key === planted.silentDepartment) return 0
  const random = randomOf(`${seed} reliability ${key}`)
  const kind = key.split('.')[0]
  if (kind === 'bureau') return between(random, duties.bureau.diligence)
  return between(random, kind === 'guidance' ? duties.guidance.diligence : duties.department.diligence)
}
