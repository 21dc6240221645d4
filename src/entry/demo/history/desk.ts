/** Everything the history of one facility is written from: its people, places, catalogue, chance, and the book it goes into. */
import type { Checklist, Item } from '../../../domain/checklist/checklist.ts'
import type { GradingRules } from '../../../domain/grading/rules.ts'
import type { LibraryEntry } from '../../../domain/library/entry.ts'
import type { Department, Family } from '../../../platform/contract/role.ts'
import type { Random } from '../random.ts'
import type { FacilityRow } from '../region.ts'
import type { Days } from '../simulator/days.ts'
import type { Latent } from '../simulator/latent.ts'
import type { Book, Person } from './book.ts'

export interface Staff {
  readonly officers: readonly Person[]
  readonly doctor: Person
  readonly canteen: Person
  readonly director: Person
  readonly chief: Person
  readonly deputy: Person
  /** Of the city, or of the region over what the region owns. */
  readonly guidance: Person
  readonly guidanceKey: string
  /** Above a city's; null over what the region owns. */
  readonly regionGuidance: Person | null
  readonly departments: Readonly<Partial<Record<Department, Person & { readonly key: string }>>>
  readonly squadron: Person | null
}

export interface Spot {
  readonly id: string
  readonly name: string
  readonly families: readonly Family[]
}

export interface Sheet {
  readonly edition: Checklist
  readonly items: readonly Item[]
  readonly always: readonly string[]
}

export interface Photo {
  readonly sha256: string
  readonly size: number
  readonly width: number
  readonly height: number
}

export interface Desk {
  readonly unitId: number
  readonly bureau: number
  readonly facility: FacilityRow
  readonly staff: Staff
  readonly spots: readonly Spot[]
  readonly latent: Latent
  readonly days: Days
  readonly random: Random
  readonly newId: (at: number) => string
  readonly book: Book
  readonly sheets: ReadonlyMap<string, Sheet>
  /** Of the library, what can be at this facility. */
  readonly entries: ReadonlyMap<Family, readonly LibraryEntry[]>
  /** Of an entry of the library: the less, the more others are found by the same item of a checklist. */
  readonly rarity: ReadonlyMap<string, number>
  readonly gradings: GradingRules
  readonly photos: readonly Photo[]
  /** Does it when the history comes to the moment; never, where that lies ahead. */
  readonly later: (at: number, act: (at: number) => void) => void
}

/** Somebody who answers for the family at the facility. */
export function keeperOf({ staff, random }: Desk, family: Family): Person {
  if (family === 'food' && random.chance(0.6)) return staff.canteen
  if (family === 'epidemic' && random.chance(0.6)) return staff.doctor
  return random.pick(staff.officers)
}

/** A photo of the house's own pictures, taken in for a record. */
export function photoFor(
  desk: Desk,
  by: Person,
  at: number,
  subject: { readonly type: string; readonly id: string; readonly audience: number },
): { id: string; sha256: string } {
  const photo = desk.random.pick(desk.photos)
  const id = desk.newId(at)
  const taken = new Date(at - 60_000 * (1 + desk.random.int(9))).toISOString()
  desk.book.add('file', {
    ...{ unit_id: desk.unitId, id, sha256: photo.sha256, size: photo.size, type: 'image/png', name: '现场照片.png' },
    ...{ uploaded_by: by.accountId, uploaded_at: taken, claimed_at: new Date(at).toISOString(), capture: {} },
    ...{ width: photo.width, height: photo.height, subject_type: subject.type, subject_id: subject.id },
    audience: subject.audience,
  })
  // Drawings stand for photos here: nobody is to be asked whether one was used before.
  desk.book.add('photo_print', {
    ...{ unit_id: desk.unitId, file_id: id, sha256: photo.sha256, keys: [], audience: subject.audience },
  })
  return { id, sha256: photo.sha256 }
}
