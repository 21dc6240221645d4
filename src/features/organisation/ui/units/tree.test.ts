/** Every unit stands in a tree exactly once, whatever is missing above it. */
import { describe, expect, test } from 'vitest'
import type { UnitNode } from '../../units/contract.ts'
import { type Branch, byOwner, byTerritory, narrow } from './tree.ts'

const unit = (id: number, ownerId: number | null, territory: string): UnitNode => ({
  id,
  kind: 'bureau',
  name: `单位${id}`,
  nameEn: `Unit ${id}`,
  ownerId,
  territory,
})
const divisions = ['99', '9901', '990101', '9902'].map((code) => ({ code, name: `地${code}`, nameEn: `Place ${code}` }))
const units = [
  unit(1, null, '99'),
  unit(2, 1, '9901'),
  unit(3, 2, '990101'),
  unit(4, 77, '9902'),
  unit(5, null, '990101'),
]

const idsOf = (branches: readonly Branch[]): number[] =>
  branches.flatMap((branch) => [...(branch.unitId === null ? [] : [branch.unitId]), ...idsOf(branch.children)])

describe('trees of units', () => {
  test('by owner: an owner that is not shown leaves its units at the top', () => {
    const tree = byOwner(units)
    expect(tree.map((branch) => branch.unitId)).toEqual([1, 4, 5])
    expect(idsOf(tree).toSorted()).toEqual([1, 2, 3, 4, 5])
  })

  test('by territory: divisions nest by their codes, units stand inside them', () => {
    const tree = byTerritory(divisions, units)
    expect(tree.map((branch) => branch.key)).toEqual(['division 99'])
    expect(idsOf(tree).toSorted()).toEqual([1, 2, 3, 4, 5])
  })

  test('searching keeps the way from the top to each match', () => {
    const found = narrow(byOwner(units), 'unit 3')
    expect(idsOf(found)).toEqual([1, 2, 3])
    expect(narrow(byOwner(units), 'nothing')).toEqual([])
  })
})
