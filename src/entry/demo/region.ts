/**
 * The small demo region, as data: 岚川自治区, its two cities, four counties and eight facilities. Places and people are
 * invented; division codes begin with 99, which belongs to no real place. The full region (region/full.ts) holds it whole.
 *
 * A user name is `<role><number>.<place>`: `officer1.xitong`, `chief.lanan`, `fire.cenning`.
 */
import type { Attributes } from '../../features/organisation/units/contract.ts'
import { type Department, department, type FacilityType } from '../../platform/contract/role.ts'

export interface PlaceRow {
  readonly code: string
  readonly slug: string
  readonly name: string
  readonly nameEn: string
  /** Departments of the territory that have accounts. */
  readonly departments: readonly Department[]
}

const all = department.terms

const places: readonly PlaceRow[] = [
  { code: '99', slug: 'region', name: '岚川自治区', nameEn: 'Lanchuan Autonomous Region', departments: [] },
  { code: '9901', slug: 'lanan', name: '澜安市', nameEn: "Lan'an City", departments: all },
  { code: '990101', slug: 'xitong', name: '溪桐县', nameEn: 'Xitong County', departments: all },
  {
    code: '990102',
    slug: 'songmo',
    name: '松陌县',
    nameEn: 'Songmo County',
    departments: ['housing', 'fire', 'market', 'health'],
  },
  { code: '9902', slug: 'cenning', name: '岑宁市', nameEn: 'Cenning City', departments: all },
  { code: '990201', slug: 'jiyang', name: '霁阳县', nameEn: 'Jiyang County', departments: ['fire', 'market'] },
  { code: '990202', slug: 'weichuan', name: '苇川县', nameEn: 'Weichuan County', departments: ['fire', 'market'] },
]

export interface FacilityRow {
  readonly slug: string
  readonly name: string
  readonly nameEn: string
  readonly type: FacilityType
  /** Slug of the place whose bureau owns it. */
  readonly ownedBy: string
  /** Slug of the place it stands in. */
  readonly standsIn: string
  readonly opened: string
  readonly attributes: Attributes
}

const facilities: readonly FacilityRow[] = [
  {
    // Owned by the city, standing in a county: the two relations part here.
    slug: 'lanan',
    name: '澜安市看守所',
    nameEn: "Lan'an City Detention House",
    type: 'detention',
    ownedBy: 'lanan',
    standsIn: 'xitong',
    opened: '2009-06-01',
    attributes: { kitchen: true, gas: true, boiler: true, generator: true, squadron: true, capacity: 620 },
  },
  {
    slug: 'lanan-rehab',
    name: '澜安市强制隔离戒毒所',
    nameEn: "Lan'an City Rehabilitation Centre",
    type: 'rehabilitation',
    ownedBy: 'lanan',
    standsIn: 'lanan',
    opened: '2012-09-10',
    attributes: { kitchen: true, gas: true, boiler: true, generator: true, squadron: false, capacity: 380 },
  },
  {
    slug: 'xitong',
    name: '溪桐县看守所',
    nameEn: 'Xitong County Detention House',
    type: 'detention',
    ownedBy: 'xitong',
    standsIn: 'xitong',
    opened: '2003-04-18',
    attributes: { kitchen: true, gas: false, boiler: true, generator: true, squadron: true, capacity: 210 },
  },
  {
    slug: 'songmo',
    name: '松陌县拘留所',
    nameEn: 'Songmo County Custody House',
    type: 'custody',
    ownedBy: 'songmo',
    standsIn: 'songmo',
    opened: '2015-11-02',
    attributes: { kitchen: true, gas: false, boiler: false, generator: true, squadron: false, capacity: 60 },
  },
  {
    slug: 'cenning',
    name: '岑宁市拘留所',
    nameEn: 'Cenning City Custody House',
    type: 'custody',
    ownedBy: 'cenning',
    standsIn: 'cenning',
    opened: '2011-03-21',
    attributes: { kitchen: true, gas: true, boiler: false, generator: true, squadron: false, capacity: 150 },
  },
  {
    slug: 'jiyang',
    name: '霁阳县看守所',
    nameEn: 'Jiyang County Detention House',
    type: 'detention',
    ownedBy: 'jiyang',
    standsIn: 'jiyang',
    opened: '1998-08-05',
    attributes: { kitchen: true, gas: true, boiler: true, generator: false, squadron: true, capacity: 180 },
  },
  {
    slug: 'weichuan',
    name: '苇川县看守所',
    nameEn: 'Weichuan County Detention House',
    type: 'detention',
    ownedBy: 'weichuan',
    standsIn: 'weichuan',
    opened: '2006-12-15',
    attributes: { kitchen: true, gas: false, boiler: true, generator: true, squadron: false, capacity: 140 },
  },
  {
    slug: 'treatment',
    name: '岚川自治区强制医疗所',
    nameEn: 'Lanchuan Medical-treatment Centre',
    type: 'treatment',
    ownedBy: 'region',
    standsIn: 'cenning',
    opened: '2017-05-08',
    attributes: { kitchen: true, gas: true, boiler: true, generator: true, squadron: false, capacity: 120 },
  },
]

/** A region as data, before it stands in the database. */
export interface RegionPlan {
  /** Those above before those inside them; bureaus own in this order. */
  readonly places: readonly PlaceRow[]
  readonly facilities: readonly FacilityRow[]
}

export const small: RegionPlan = { places, facilities }
