/**
 * The full demo region (全区): 14 cities, some 110 counties, some 260 facilities, of which the small region is a part
 * with the same slugs, names and people. Made from a seed, the same every time.
 */
import type { Attributes } from '../../../features/organisation/units/contract.ts'
import { type Department, department, type FacilityType, facilityType } from '../../../platform/contract/role.ts'
import { type Random, randomOf } from '../random.ts'
import { type FacilityRow, type PlaceRow, type RegionPlan, small } from '../region.ts'
import { cities, moreCounties } from './cities.ts'
import { placeNames } from './names.ts'

const all = department.terms
/** How many counties of a hundred have an office of their own for it. */
const inCounties: Readonly<Record<Department, number>> = {
  ...{ fire: 100, market: 100, health: 88, housing: 82, cdc: 58, electricity: 40 },
}

interface County extends PlaceRow {
  readonly city: PlaceRow
}

const two = (number: number): string => String(number).padStart(2, '0')

function makeCounties(random: Random, places: readonly PlaceRow[]): County[] {
  const nextName = placeNames(random, new Set(places.flatMap(({ slug, name }) => [slug, name.slice(0, 2)])))
  return places
    .filter(({ code }) => code.length === 4)
    .flatMap((city) => {
      const first = small.places.filter(({ code }) => code.length === 6 && code.startsWith(city.code)).length
      const sketch = cities.find(({ en }) => en === city.nameEn.replace(' City', ''))
      const count = sketch?.counties ?? moreCounties[city.slug] ?? 0
      return Array.from({ length: count }, (_, at): County => {
        const { zh, en, slug } = nextName()
        const urban = at < (count > 7 ? 2 : 1)
        return {
          ...{ code: `${city.code}${two(first + at + 1)}`, slug, city },
          name: `${zh}${urban ? '区' : '县'}`,
          nameEn: `${en} ${urban ? 'District' : 'County'}`,
          departments: all.filter((one) => random.chance(inCounties[one] / 100)),
        }
      })
    })
}

const names: Readonly<Record<FacilityType, { readonly zh: string; readonly en: string; readonly slug: string }>> = {
  detention: { zh: '看守所', en: 'Detention House', slug: '' },
  custody: { zh: '拘留所', en: 'Custody House', slug: '-custody' },
  rehabilitation: { zh: '强制隔离戒毒所', en: 'Rehabilitation Centre', slug: '-rehab' },
  treatment: { zh: '强制医疗所', en: 'Medical-treatment Centre', slug: '-treatment' },
}

/** Places of a detention house by level; other types hold a part of it. */
const holds: Readonly<Record<FacilityType, number>> = {
  ...{ detention: 1, custody: 0.38, rehabilitation: 0.62, treatment: 0.2 },
}

function attributesOf(random: Random, type: FacilityType, city: boolean): Attributes {
  const base = city ? 480 + random.int(420) : 110 + random.int(190)
  const capacity = Math.max(40, Math.round((base * holds[type]) / 10) * 10)
  const large = capacity > 90
  return {
    kitchen: type !== 'custody' || large || random.chance(0.72),
    gas: random.chance(city ? 0.9 : 0.55),
    boiler: large && random.chance(0.78),
    generator: random.chance(large ? 0.95 : 0.7),
    squadron: type === 'detention' && random.chance(city ? 1 : 0.86),
    capacity,
  }
}

const openedOn = (random: Random): string =>
  `${1992 + Math.floor(random.next() ** 0.8 * 29)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`

function facilityAt(random: Random, owner: PlaceRow, stands: PlaceRow, type: FacilityType): FacilityRow {
  const attributes = attributesOf(random, type, owner.code.length < 6)
  const plain = `${owner.slug}${names[type].slug}`
  return {
    slug: small.facilities.some(({ slug }) => slug === plain) ? `${owner.slug}-${type}` : plain,
    name: `${owner.name}${names[type].zh}`,
    nameEn: `${owner.nameEn} ${names[type].en}`,
    ...{ type, ownedBy: owner.slug, standsIn: stands.slug, opened: openedOn(random) },
    attributes: attributes.kitchen ? attributes : { ...attributes, gas: false },
  }
}

/** A city's houses stand in its counties as often as not; a district may use a house across its border. */
function makeFacilities(random: Random, counties: readonly County[], places: readonly PlaceRow[]): FacilityRow[] {
  const made: FacilityRow[] = []
  for (const city of places.filter(({ code }) => code.length === 4)) {
    const inside = counties.filter((one) => one.city === city)
    for (const type of facilityType.terms) {
      if (type === 'treatment' || small.facilities.some((one) => one.ownedBy === city.slug && one.type === type))
        continue
      if (type === 'custody' && random.chance(0.1)) continue
      made.push(facilityAt(random, city, random.chance(0.55) ? random.pick(inside) : city, type))
    }
  }
  for (const county of counties) {
    const beside = counties.filter((one) => one.city === county.city && one !== county)
    const where = () => (random.chance(0.07) ? random.pick(beside) : county)
    if (random.chance(0.985)) made.push(facilityAt(random, county, where(), 'detention'))
    if (random.chance(0.985)) made.push(facilityAt(random, county, where(), 'custody'))
  }
  const far = places.find(({ slug }) => slug === 'congning') ?? places[0]
  const region = places[0]
  if (!far || !region) throw new Error('a region has places')
  const second = facilityAt(random, region, far, 'treatment')
  made.push({
    ...second,
    slug: 'treatment-north',
    name: '岚川自治区北部强制医疗所',
    nameEn: 'North Lanchuan Medical-treatment Centre',
  })
  return made
}

export const fullSeed = 'lanchuan-2026'

export function fullRegion(seed: string = fullSeed): RegionPlan {
  const random = randomOf(`${seed} region`)
  const newCities = cities.map(
    ({ name, en }, at): PlaceRow => ({
      ...{ code: `99${two(at + 3)}`, slug: en.toLowerCase(), departments: all },
      ...{ name: `${name}市`, nameEn: `${en} City` },
    }),
  )
  const counties = makeCounties(random, [...small.places, ...newCities])
  const places = [...small.places, ...newCities, ...counties.map(({ city: _, ...place }) => place)]
  const more = makeFacilities(random, counties, places)
  return { places, facilities: [...small.facilities, ...more] }
}
