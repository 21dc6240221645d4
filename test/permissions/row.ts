/** What a row of the permission table says, and how it is read. */
import { newId } from '../../src/platform/id.ts'
import { actors, type Column, type Letter, type Target, targetSlugs } from './subjects.ts'

export interface Asked {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
}

export interface Row {
  /** `officer:o guidance:ocs`: which targets a role may. `*`: it has no unit. `anyone`: also without sign-in. */
  readonly may: string
  /** The smallest request that gets past the checks of the contract. */
  readonly ask: (target: Target, own: { readonly positionId: string }) => Asked
  /** A list answers everybody who may read at all: permitted is what it shows. */
  readonly shows?: (reply: never, target: Target) => boolean
  /** The subject is made up, so that nothing is done: whoever may is told that it is not there. */
  readonly madeUp?: true
  /** The session is spent by it. */
  readonly ends?: true
}

const columns = Object.keys(actors) as readonly Column[]
export const letters = Object.keys(targetSlugs) as readonly Letter[]

/** Permitted targets by column; `*` stands in every place of an endpoint without a unit. */
export function permitted(row: Row): {
  nobody: boolean
  unitless: boolean
  by: ReadonlyMap<Column, readonly Letter[]>
} {
  if (row.may === 'anyone' || row.may === 'everybody')
    return { nobody: row.may === 'anyone', unitless: true, by: new Map(columns.map((column) => [column, letters])) }
  const by = new Map<Column, readonly Letter[]>()
  let unitless = false
  for (const word of row.may.split(' ')) {
    const [column, targets] = word.split(':')
    const known = columns.find((one) => one === column)
    if (!known || !targets || by.has(known)) throw new Error(`a row says ${word}`)
    if (targets === '*') unitless = true
    by.set(known, targets === '*' ? letters : letters.filter((letter) => targets.includes(letter)))
  }
  return { nobody: false, unitless, by }
}

export const nothing = (): Asked => ({})
export const madeUpId = (): Asked => ({ params: { id: newId() } })
