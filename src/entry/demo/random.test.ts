/** Chance from a seed: the same again, within its bounds, and spread as it should be. */
import { expect, it } from 'vitest'
import { randomOf } from './random.ts'

const many = 20_000
const list = <T>(draw: () => T): T[] => Array.from({ length: many }, draw)
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

it('gives one stream for one seed', () => {
  const draw = (seed: string) => Array.from({ length: 8 }, randomOf(seed).next)
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

it('has the means it is asked for', () => {
  const random = randomOf('means')
  expect(mean(list(random.next))).toBeCloseTo(0.5, 1)
  expect(mean(list(() => random.int(7)))).toBeCloseTo(3, 0)
  expect(mean(list(() => (random.chance(0.2) ? 1 : 0)))).toBeCloseTo(0.2, 1)
  expect(mean(list(() => random.poisson(1.5)))).toBeCloseTo(1.5, 1)
  expect(mean(list(() => random.exponential(10)))).toBeGreaterThan(9.5)
  expect(mean(list(random.normal))).toBeCloseTo(0, 1)
  expect(mean(list(() => random.weighted([0, 1], (one) => (one === 0 ? 3 : 1))))).toBeCloseTo(0.25, 1)
})

it('never chooses what weighs nothing, and keeps all in a new order', () => {
  const random = randomOf('choice')
  expect(new Set(list(() => random.weighted(['a', 'b', 'c'], (one) => (one === 'b' ? 0 : 1))))).toEqual(
    new Set(['a', 'c']),
  )
  expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4])
  expect(() => random.pick([])).toThrow('nothing to choose from')
})
