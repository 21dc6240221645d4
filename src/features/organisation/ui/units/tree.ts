/** Units as trees: by owner, and by territory with the divisions as branches. Pure, so that it is tested alone. */
import type { Division, UnitNode } from '../../units/contract.ts'

export interface Branch {
  readonly key: string
  readonly zh: string
  readonly en: string
  /** Null: a division, which is no unit and opens nothing. */
  readonly unitId: number | null
  readonly children: readonly Branch[]
}

const branchOf = (unit: UnitNode, children: readonly Branch[]): Branch => ({
  key: `unit ${unit.id}`,
  zh: unit.name,
  en: unit.nameEn,
  unitId: unit.id,
  children,
})

/** Roots: units that nobody owns, or whose owner is not among these. A unit stands in exactly one place. */
export function byOwner(units: readonly UnitNode[]): Branch[] {
  const known = new Set(units.map((unit) => unit.id))
  const owned = Map.groupBy(units, (unit) => (unit.ownerId !== null && known.has(unit.ownerId) ? unit.ownerId : null))
  const grow = (owner: number | null): Branch[] => (owned.get(owner) ?? []).map((unit) => branchOf(unit, grow(unit.id)))
  return grow(null)
}

export function byTerritory(divisions: readonly Division[], units: readonly UnitNode[]): Branch[] {
  const standing = Map.groupBy(units, (unit) => unit.territory)
  const inside = Map.groupBy(divisions, (division) => division.code.slice(0, -2))
  const grow = (above: string): Branch[] =>
    (inside.get(above) ?? []).map((division) => ({
      key: `division ${division.code}`,
      zh: division.name,
      en: division.nameEn,
      unitId: null,
      children: [...(standing.get(division.code) ?? []).map((unit) => branchOf(unit, [])), ...grow(division.code)],
    }))
  return grow('')
}

/** Branches that hold the words, with everything above them. */
export function narrow(branches: readonly Branch[], words: string): Branch[] {
  const sought = words.trim().toLowerCase()
  if (sought === '') return [...branches]
  return branches.flatMap((branch) => {
    if (`${branch.zh} ${branch.en}`.toLowerCase().includes(sought)) return [branch]
    const children = narrow(branch.children, sought)
    return children.length > 0 ? [{ ...branch, children }] : []
  })
}

export const keysOf = (branches: readonly Branch[]): string[] =>
  branches.flatMap((branch) => (branch.children.length > 0 ? [branch.key, ...keysOf(branch.children)] : []))
