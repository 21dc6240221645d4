/** The full region as data: whole, the same from one seed, invented, and the small region inside it unchanged. */
import { describe, expect, it } from 'vitest'
import { personOf } from '../people.ts'
import { planned, postsOf } from '../planned.ts'
import { small } from '../region.ts'
import { fullRegion } from './full.ts'

const region = fullRegion()
const units = planned(region)
const posts = postsOf(units)

describe('the full region', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(fullRegion()).toEqual(region)
    expect(fullRegion('another').facilities).not.toEqual(region.facilities)
  })

  it('has the size of a region', () => {
    const level = (digits: number) => region.places.filter(({ code }) => code.length === digits).length
    expect([level(2), level(4)]).toEqual([1, 14])
    expect(level(6)).toBeGreaterThanOrEqual(105)
    expect(level(6)).toBeLessThanOrEqual(118)
    expect(region.facilities.length).toBeGreaterThanOrEqual(250)
    expect(region.facilities.length).toBeLessThanOrEqual(270)
    const types = Map.groupBy(region.facilities, ({ type }) => type)
    expect([...types.keys()].sort()).toEqual(['custody', 'detention', 'rehabilitation', 'treatment'])
    // The two relations part for some: owned by one bureau, standing in the territory of another.
    const apart = region.facilities.filter((one) => one.ownedBy !== one.standsIn).length
    expect(apart).toBeGreaterThan(20)
  })

  it('names no division of China, and nothing and nobody twice', () => {
    expect(region.places.filter(({ code }) => !code.startsWith('99'))).toEqual([])
    for (const list of [
      region.places.map(({ code }) => code),
      region.places.map(({ slug }) => slug),
      region.places.map(({ name }) => name),
      region.facilities.map(({ slug }) => slug),
      units.map(({ key }) => key),
      units.map(({ unit }) => `${unit.territory} ${unit.name}`),
      posts.map(({ username }) => username),
    ])
      expect(new Set(list).size).toBe(list.length)
    const nameOf = personOf()
    const names = posts.map(({ username }) => nameOf(username))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^\p{Script=Han}{2,3}$/u.test(name))).toEqual([])
  })

  it('stands every unit under an owner and in a division it knows', () => {
    const keys = new Set<string>()
    const codes = new Set(region.places.map(({ code }) => code))
    for (const { key, ownedBy, unit } of units) {
      expect(ownedBy === null || keys.has(ownedBy), key).toBe(true)
      expect(codes.has(unit.territory), key).toBe(true)
      keys.add(key)
    }
  })

  it('holds the small region with the same places, facilities, accounts and people', () => {
    expect(region.places).toEqual(expect.arrayContaining([...small.places]))
    expect(region.facilities.slice(0, small.facilities.length)).toEqual(small.facilities)
    const [few, all] = [personOf(), personOf()]
    const inSmall = new Map(postsOf(planned(small)).map(({ username }) => [username, few(username)]))
    const inFull = new Map(posts.map(({ username }) => [username, all(username)]))
    for (const [username, name] of inSmall) expect([username, inFull.get(username)]).toEqual([username, name])
  })
})
