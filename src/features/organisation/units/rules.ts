/** Decisions about units: what may own what, and who keeps which territory. */
import { refuse } from '../../../platform/contract/problem.ts'
import type { UnitKind } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import {
  dayInFuture,
  moveDayUnfit,
  outsideTerritory,
  owners,
  ownerUnfit,
  type UnitRow,
  unitClosed,
  unitShape,
} from './contract.ts'

/** A bureau may be the highest; these never go without an owner. */
const alwaysOwned: readonly UnitKind[] = ['guidance', 'facility', 'squadron']

export interface Shape {
  readonly kind: UnitKind
  readonly facilityType: string | null
  readonly department: string | null
  readonly ownerId: number | null
}

export function checkShape(unit: Shape): void {
  const fits =
    (unit.kind === 'facility') === (unit.facilityType !== null) &&
    (unit.kind === 'department') === (unit.department !== null) &&
    !(alwaysOwned.includes(unit.kind) && unit.ownerId === null) &&
    !(owners[unit.kind].length === 0 && unit.ownerId !== null)
  if (!fits) throw refuse(unitShape, {})
}

/** @param above the owner and everything above it, so that no unit comes to own itself */
export function checkOwner(
  unit: { readonly id: number | null; readonly kind: UnitKind },
  owner: Pick<UnitRow, 'kind' | 'name' | 'closedOn'>,
  above: readonly number[],
): void {
  const circle = unit.id !== null && above.includes(unit.id)
  if (circle || owner.closedOn !== null || !owners[unit.kind].includes(owner.kind))
    throw refuse(ownerUnfit, { owner: owner.name })
}

/** Whether one division lies in one of these (itself included): a code is a prefix of every code inside it. */
export const standsWithin = (territories: readonly string[], code: string): boolean =>
  territories.some((one) => code.startsWith(one))

export function checkTerritory(kept: readonly string[], code: string): void {
  if (!standsWithin(kept, code)) throw refuse(outsideTerritory, { territory: code })
}

/** Changes take effect when they are entered, so they cannot lie ahead. Days compare as text. */
export function checkDay(day: string, today: string): void {
  if (day > today) throw refuse(dayInFuture, {})
}

/** Where a unit stood is told once for each day: a move comes after the last one. */
export function checkMoveDay(day: string, placedSince: string): void {
  if (day < placedSince) throw refuse(moveDayUnfit, { day: placedSince })
}

export function checkOpen(unit: Pick<UnitRow, 'closedOn'>): void {
  if (unit.closedOn !== null) throw refuse(unitClosed, {})
}

/** A division's parent in the code; null for a region. */
export const divisionAbove = (code: string): string | null => (code.length > 2 ? code.slice(0, -2) : null)

/** What still stands in the way of closing a unit, for `unitInUse`. */
export function whatIsLeft(left: { readonly units: number; readonly posts: number }, language: Language): string {
  const parts =
    language === 'zh'
      ? [`下级单位 ${left.units} 个`, `未结束的职务 ${left.posts} 个`]
      : [`${left.units} units that answer to it`, `${left.posts} posts that run on`]
  return parts.filter((_part, index) => [left.units, left.posts][index] !== 0).join(language === 'zh' ? '、' : ', ')
}
