/** What the schematic map shows at a level: blocks of the next level, each made of tiles of the one below. Pure. */
import { type Colour, worse } from '../../../domain/signals/signal.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { FacilityRow, Overview } from '../contract.ts'

export interface Tile {
  readonly key: string
  readonly name: Text
  readonly colour: Colour
  readonly points: number
  readonly facilities: number
  /** A division to go down to, or a facility to open. */
  readonly opens: { readonly territory: string } | { readonly unitId: number }
}

export interface Block {
  readonly key: string
  readonly name: Text
  readonly red: number
  readonly orange: number
  readonly facilities: number
  /** Null where one is already inside it. */
  readonly territory: string | null
  readonly tiles: readonly Tile[]
}

/** The longest code that all of them stand in. */
export function commonCode(rows: readonly Pick<FacilityRow, 'territory'>[]): string {
  const [first, ...rest] = rows.map(({ territory }) => territory)
  if (first === undefined) return ''
  return (
    [6, 4, 2]
      .map((length) => first.slice(0, length))
      .filter((code, at, all) => all.indexOf(code) === at)
      .find((code) => rest.every((territory) => territory.startsWith(code))) ?? ''
  )
}

const facilityTile = (row: FacilityRow): Tile => ({
  ...{ key: `u${row.unitId}`, name: row.name, colour: row.colour, points: row.points, facilities: 1 },
  opens: { unitId: row.unitId },
})

function tileOf(code: string, name: Text, rows: readonly FacilityRow[]): Tile {
  return {
    ...{ key: code, name, facilities: rows.length, opens: { territory: code } },
    colour: rows.reduce<Colour>((worst, { colour }) => worse(worst, colour), 'blue'),
    points: rows.reduce((most, { points }) => Math.max(most, points), 0),
  }
}

/** @param here the division looked at; empty: the whole reach */
export function blocksOf(found: Pick<Overview, 'facilities' | 'divisions'>, here: string, direct: Text): Block[] {
  const level = Math.max(here.length, commonCode(found.facilities).length)
  const nameOf = new Map(found.divisions.map(({ code, name }) => [code, name]))
  const under = (code: string) => found.facilities.filter(({ territory }) => territory.startsWith(code))
  const count = (rows: readonly FacilityRow[]) => ({
    red: rows.filter(({ colour }) => colour === 'red').length,
    orange: rows.filter(({ colour }) => colour === 'orange').length,
    facilities: rows.length,
  })
  const inside = (length: number, within: string) =>
    found.divisions.filter(({ code }) => code.length === length && code.startsWith(within))
  if (level <= 2)
    return inside(4, '').map(({ code, name }) => {
      const rows = under(code)
      const own = rows.filter(({ territory }) => territory === code)
      const tiles = inside(6, code).map((county) => tileOf(county.code, county.name, under(county.code)))
      return {
        ...{ key: code, name, territory: code, ...count(rows) },
        tiles: [...(own.length > 0 ? [{ ...tileOf(code, direct, own), key: `${code}-own` }] : []), ...tiles],
      }
    })
  if (level === 4) {
    const codes = [...new Set(found.facilities.map(({ territory }) => territory))].sort()
    return codes.map((code) => {
      const rows = found.facilities.filter(({ territory }) => territory === code)
      return {
        ...{ key: code, name: nameOf.get(code) ?? direct, territory: code.length > 4 ? code : null, ...count(rows) },
        tiles: rows.map(facilityTile),
      }
    })
  }
  return []
}
