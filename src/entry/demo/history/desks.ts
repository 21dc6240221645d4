/** Sets up the desk of a facility: who works there and over it, its places, sheets and library, its chance and its truth. */
import { sheetFor } from '../../../domain/checklist/checklist.ts'
import type { LibraryEntry } from '../../../domain/library/entry.ts'
import { pathTo } from '../../../domain/places/path.ts'
import { placesOf } from '../../../features/places/rules.ts'
import { department as departments, type Family, family as families } from '../../../platform/contract/role.ts'
import { gradingOn, type Policy } from '../../../platform/policy.ts'
import type { PlacedFacility } from '../places.ts'
import { randomOf } from '../random.ts'
import type { FacilityRow } from '../region.ts'
import type { Region } from '../seed.ts'
import type { Days } from '../simulator/days.ts'
import { latentOf } from '../simulator/latent.ts'
import { type Book, idsOf, type Person } from './book.ts'
import type { Desk, Photo, Sheet, Spot, Staff } from './desk.ts'
import type { Queue } from './facility.ts'
import type { Paper } from './papers.ts'

export interface Setting {
  readonly region: Region
  readonly policy: Policy
  readonly days: Days
  readonly seed: string
  readonly photos: readonly Photo[]
  readonly papers: ReadonlyMap<string, Paper>
  readonly places: ReadonlyMap<string, PlacedFacility>
}

const regionKey = 'guidance.region'

type Account = Region['accounts'][number]

/** Accounts by unit, once for the region. */
export const peopleOf = ({ accounts, units }: Region): ReadonlyMap<string, readonly Person[]> => {
  const keyOf = new Map([...units].map(([key, id]) => [id, key]))
  const person = (account: Account, key: string): Person => {
    const [kind] = key.split('.')
    const which = departments.terms.find((one) => one === kind) ?? null
    return {
      ...{ accountId: account.id, positionId: account.positionId, unitId: account.unitId, role: account.role },
      ...{ department: which, name: account.name },
    }
  }
  const found = new Map<string, Person[]>()
  for (const account of accounts) {
    const key = keyOf.get(account.unitId) ?? ''
    found.set(key, [...(found.get(key) ?? []), person(account, key)])
  }
  return found
}

export function staffOf(region: Region, people: ReadonlyMap<string, readonly Person[]>, one: FacilityRow): Staff {
  const at = (key: string, role: string): Person => {
    const found = people.get(key)?.find((person) => person.role === role)
    if (!found) throw new Error(`nobody is ${role} at ${key}`)
    return found
  }
  const slugOf = new Map(region.plan.places.map(({ code, slug }) => [code, slug]))
  const code = region.plan.places.find(({ slug }) => slug === one.standsIn)?.code ?? '99'
  const guidanceKey = `guidance.${code.length >= 4 ? slugOf.get(code.slice(0, 4)) : 'region'}`
  const own = `facility.${one.slug}`
  const beside: Staff['departments'] = Object.fromEntries(
    departments.terms.flatMap((which) => {
      const keys = [code, code.slice(0, 4)].map((part) => `${which}.${slugOf.get(part)}`)
      const key = keys.find((name) => people.has(name))
      return key ? [[which, { ...at(key, 'department'), key }]] : []
    }),
  )
  return {
    officers: people.get(own)?.filter(({ role }) => role === 'officer') ?? [],
    ...{ doctor: at(own, 'doctor'), canteen: at(own, 'canteen'), director: at(own, 'director') },
    ...{ chief: at(`bureau.${one.ownedBy}`, 'chief'), deputy: at(`bureau.${one.ownedBy}`, 'deputy') },
    ...{ guidance: at(guidanceKey, 'guidance'), guidanceKey, departments: beside },
    regionGuidance: guidanceKey === regionKey ? null : (people.get(regionKey)?.[0] ?? null),
    squadron: people.get(`squadron.${one.slug}`)?.[0] ?? null,
  }
}

function sheetsOf({ policy }: Setting, one: FacilityRow): ReadonlyMap<string, Sheet> {
  const attributes: Readonly<Record<string, unknown>> = one.attributes
  const has = (name: string) => (typeof attributes[name] === 'boolean' ? Boolean(attributes[name]) : undefined)
  return new Map(
    policy.checklists.map((edition) => {
      const { items } = sheetFor(edition, { type: one.type, has })
      const always = items.filter(({ photo }) => photo === 'always').map(({ id }) => id)
      return [edition.id, { edition, items, always }] as const
    }),
  )
}

function rarityOf(library: readonly LibraryEntry[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const { items } of library) for (const item of items) uses.set(item, (uses.get(item) ?? 0) + 1)
  return new Map(
    library.map(({ id, items }) => [
      id,
      items.length === 0 ? 0.6 : 1 / Math.sqrt(Math.max(...items.map((item) => uses.get(item) ?? 1))),
    ]),
  )
}

/** @param name of the stream of chance: the facility's, or that of the bureau over it */
export function deskOf(
  setting: Setting,
  people: ReadonlyMap<string, readonly Person[]>,
  one: Region['facilities'][number],
  book: Book,
  name: string,
): Queue {
  const { region, policy, days, seed } = setting
  const random = randomOf(`${seed} ${name}`)
  const sheets = sheetsOf(setting, one)
  const asked = new Set(
    [...sheets.values()].flatMap(({ edition, items }) => items.map(({ id }) => `${edition.id}/${id}`)),
  )
  const library = policy.library.flatMap(({ entries }) => entries)
  const fits = library.filter(({ items }) => items.length === 0 || items.some((item) => asked.has(item)))
  const placed = setting.places.get(one.slug) ?? []
  const tree = placesOf(placed.map((place) => ({ ...place, retired: false })))
  const spots: Spot[] = placed
    .filter(({ kind }) => kind !== 'floor')
    .map(({ id, families: of }) => {
      const path = pathTo(tree, id)
      return {
        id,
        name: path
          .map((step) => step.name)
          .join(' ')
          .slice(0, 100),
        families: of,
      }
    })
  const pending = new Map<number, { at: number; order: number; act: (at: number) => void }[]>()
  let order = 0
  let clock = days.start(days.first)
  const desk: Desk = {
    ...{
      unitId: one.id,
      bureau: region.units.get(`bureau.${one.ownedBy}`) ?? 0,
      facility: one,
      spots,
      days,
      random,
      book,
    },
    ...{ staff: staffOf(region, people, one), latent: latentOf(seed, one, days.first, days.today), sheets },
    ...{ newId: idsOf(randomOf(`${seed} ids ${name}`)), gradings: gradingOn(policy, days.text(days.today)) },
    entries: new Map(families.terms.map((family: Family) => [family, fits.filter((entry) => entry.family === family)])),
    ...{ photos: setting.photos, rarity: rarityOf(library) },
    later(wanted, act) {
      // What should have been before is done next.
      const at = Math.max(wanted, clock + 1000)
      if (at > days.now) return
      const day = days.dayAt(at)
      const list = pending.get(day)
      const item = { at, order: order++, act }
      if (list) list.push(item)
      else pending.set(day, [item])
    },
  }
  return {
    desk,
    run(day) {
      const list = pending.get(day)
      if (!list) return
      while (list.length > 0) {
        let first = 0
        list.forEach((item, at) => {
          const best = list[first]
          if (best && (item.at < best.at || (item.at === best.at && item.order < best.order))) first = at
        })
        const [item] = list.splice(first, 1)
        if (!item) return
        clock = item.at
        item.act(item.at)
      }
      pending.delete(day)
    },
  }
}
