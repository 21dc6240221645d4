/** The book on made-up regions: edges of spans, acting leaders, moves, gaps; lanes say what the book says on every day. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../calendar/day.ts'
import { type Acting, Book, type LineUnit, type Tenure } from './book.ts'
import { answeringIn, ladderOf } from './ladder.ts'
import { daysVacant, gapsOf, lanes, lanesOf } from './lanes.ts'

const at = parseDay
const unit = (
  id: number,
  kind: string,
  territory: string,
  ownerId: number | null,
  more: Partial<LineUnit> = {},
): LineUnit => ({
  ...{ id, kind, territory, ownerId, name: `${kind} ${id}`, nameEn: `${kind} ${id}` },
  ...{ openedOn: at('2000-01-01'), closedOn: null, past: [] },
  ...more,
})
const region = unit(1, 'bureau', '99', null)
const city = unit(2, 'bureau', '9901', 1)
const county = unit(3, 'bureau', '990101', 2)
const government = unit(4, 'government', '990101', null)
const cityGovernment = unit(5, 'government', '9901', null)
const facility = unit(10, 'facility', '990101', 3)
const units = [region, city, county, government, cityGovernment, unit(6, 'guidance', '9901', 2), facility]

const held = (
  positionId: string,
  unitId: number,
  role: Tenure['role'],
  since: string,
  until: string | null,
): Tenure => ({
  ...{ positionId, unitId, role, title: role, personId: `person of ${positionId}`, name: positionId },
  ...{ since: at(since), until: until === null ? null : at(until) },
})
const named = (book: Book, day: string) => {
  const standing = book.on(10, at(day))
  return standing && Object.fromEntries(lanes.map((lane) => [lane, standing[lane].holders.map(({ name }) => name)]))
}

describe('on a day', () => {
  const tenures = [
    held('old chief', 3, 'chief', '2020-01-01', '2026-03-10'),
    held('new chief', 3, 'chief', '2026-03-12', null),
    held('deputy', 3, 'deputy', '2020-01-01', null),
    held('director', 10, 'director', '2020-01-01', null),
    held('mayor', 4, 'government', '2020-01-01', null),
    held('city chief', 2, 'chief', '2020-01-01', null),
  ]
  const book = new Book(units, tenures, [])

  test('a post is held from its first day to the day before its end', () => {
    expect(named(book, '2026-03-09')?.first).toEqual(['old chief'])
    expect(named(book, '2026-03-10')?.first).toEqual([])
    expect(named(book, '2026-03-11')?.first).toEqual([])
    expect(named(book, '2026-03-12')?.first).toEqual(['new chief'])
    expect(named(book, '2019-12-31')).toEqual({ first: [], direct: [], director: [], territorial: [] })
  })

  test('a gap is named', () => {
    const standing = book.on(10, at('2026-03-11'))
    expect(standing && gapsOf(standing)).toEqual(['first'])
  })

  test('every bureau above the owner stands in the line, with its own gaps', () => {
    const above = book.on(10, at('2026-03-11'))?.above ?? []
    expect(above.map(({ bureauId, chief }) => [bureauId, chief.holders.length])).toEqual([
      [2, 1],
      [1, 0],
    ])
    expect(book.on(10, at('2026-03-11'))?.guidance.map(({ unitId }) => unitId)).toEqual([6])
  })

  test('the government is the narrowest that stood on that day', () => {
    const closing = { ...government, closedOn: at('2026-01-01') }
    const later = new Book([...units.filter((one) => one !== government), closing], tenures, [])
    expect(later.on(10, at('2025-12-31'))?.territorial.unitId).toBe(4)
    expect(later.on(10, at('2026-01-01'))?.territorial).toEqual({ role: 'government', unitId: 5, holders: [] })
  })

  test('a facility answers only while it works', () => {
    const brief = { ...facility, openedOn: at('2026-02-01'), closedOn: at('2026-02-03') }
    const short = new Book([...units.filter((one) => one !== facility), brief], tenures, [])
    expect(
      ['2026-01-31', '2026-02-01', '2026-02-02', '2026-02-03'].map((day) => short.on(10, at(day)) !== null),
    ).toEqual([false, true, true, false])
    expect(book.on(3, at('2026-02-02'))).toBeNull()
  })

  test('moved to another owner: an old day shows the owner of that day', () => {
    const moved = {
      ...facility,
      ownerId: 2,
      territory: '9901',
      past: [{ until: at('2026-05-01'), ownerId: 3, territory: '990101' }],
    }
    const after = new Book([...units.filter((one) => one !== facility), moved], tenures, [])
    expect(named(after, '2026-04-30')?.first).toEqual(['new chief'])
    expect(named(after, '2026-05-01')?.first).toEqual(['city chief'])
    expect(after.on(10, at('2026-04-30'))?.territorial.unitId).toBe(4)
    expect(after.on(10, at('2026-05-01'))?.territorial.unitId).toBe(5)
  })

  test('owners in a circle end the line', () => {
    const circle = [{ ...region, ownerId: 3 }, ...units.slice(1)]
    expect(new Book(circle, tenures, []).on(10, at('2026-01-01'))?.above.map(({ bureauId }) => bureauId)).toEqual([
      2, 1,
    ])
  })

  test('an acting leader stands beside the holder, both edges kept; two at once are both named', () => {
    const acting: Acting[] = [
      { positionId: 'deputy', personId: 'a', name: 'A', since: at('2026-02-01'), until: at('2026-02-04') },
      { positionId: 'deputy', personId: 'b', name: 'B', since: at('2026-02-03'), until: at('2026-02-06') },
    ]
    const helped = new Book(units, tenures, acting)
    const actingOn = (day: string) =>
      helped
        .on(10, at(day))
        ?.direct.holders.map((one) => [one.name, one.acting.map(({ name }) => name).join()].join(':'))
    expect(
      ['01-31', '02-01', '02-03', '02-04', '02-05', '02-06'].map((day) => actingOn(`2026-${day}`)?.join()),
    ).toEqual(['deputy:', 'deputy:A', 'deputy:A,B', 'deputy:B', 'deputy:B', 'deputy:'])
  })
})

describe('the ladder', () => {
  const tenures = [
    held('deputy', 3, 'deputy', '2020-01-01', null),
    held('chief', 3, 'chief', '2020-01-01', '2026-02-01'),
    held('guide', 6, 'guidance', '2020-01-01', null),
  ]
  const rungs = (book: Book, day: string) => {
    const standing = book.on(10, at(day))
    return standing ? ladderOf(standing) : []
  }
  const said = (book: Book, day: string) =>
    rungs(book, day).map((one) => `${one.step}:${one.holders.map(({ name }) => name)}`)

  test('climbs from the director to the region; a vacant post stays in it, a unit that is not there does not', () => {
    const book = new Book(units, tenures, [])
    expect(said(book, '2026-01-31')).toEqual(['director:', 'deputy:deputy', 'chief:chief', 'city:guide'])
    expect(said(book, '2026-02-01')).toEqual(['director:', 'deputy:deputy', 'chief:', 'city:guide'])
    const corps = new Book([...units, unit(7, 'guidance', '99', 1)], tenures, [])
    expect(said(corps, '2026-02-01').at(-1)).toBe('region:')
  })

  test('the matter lies with the lowest post that is held, and with nobody where none is', () => {
    expect(answeringIn(rungs(new Book(units, tenures, []), '2026-02-01'))?.step).toBe('deputy')
    expect(answeringIn(rungs(new Book(units, tenures.slice(2), []), '2026-02-01'))?.step).toBe('city')
    expect(answeringIn(rungs(new Book(units, [], []), '2026-02-01'))).toBeNull()
  })
})

describe('over time', () => {
  const begin = at('2020-01-01')
  const day = fc.integer({ min: begin, max: begin + 60 })
  const span = fc.tuple(day, fc.option(fc.integer({ min: 1, max: 30 })))
  const tenure = fc
    .record({
      at: fc.constantFrom(['chief', 3], ['deputy', 3], ['chief', 2], ['director', 10], ['government', 4]),
      span,
    })
    .map(({ at: [role, unitId], span: [since, length] }) => ({ role, unitId, since, length }))
  const books = fc
    .record({
      tenures: fc.array(tenure, { maxLength: 12 }),
      acting: fc.array(fc.record({ of: fc.nat(11), since: day, length: fc.integer({ min: 1, max: 20 }) }), {
        maxLength: 5,
      }),
      moved: fc.option(day),
    })
    .map(({ tenures, acting, moved }) => {
      const past = moved === null ? [] : [{ until: moved, ownerId: 2, territory: '9901' }]
      return new Book(
        [...units.filter((one) => one !== facility), { ...facility, past }],
        tenures.map(({ role, unitId, since, length }, n) => ({
          ...{
            positionId: `p${n}`,
            unitId: unitId as number,
            role: role as Tenure['role'],
            title: '',
            personId: `${n}`,
          },
          ...{ name: `${n}`, since, until: length === null ? null : since + length },
        })),
        acting.map(({ of, since, length }) => ({
          ...{ positionId: `p${of}`, personId: 'x', name: 'x', since, until: since + length },
        })),
      )
    })

  test('a lane says on each day what the register says, without overlap, and its gaps are the vacant days', () => {
    fc.assert(
      fc.property(books, fc.tuple(day, day), (book, [a, b]) => {
        const [from, until] = [Math.min(a, b), Math.max(a, b) + 1]
        const drawn = lanesOf(book, 10, from, until)
        for (const lane of lanes) {
          let vacant = 0
          for (let on = from; on < until; on++) {
            const covering = drawn[lane].filter((one) => one.from <= on && on < one.until)
            expect(covering).toHaveLength(1)
            const standing = book.on(10, on)
            expect(covering[0]?.held).toEqual(standing?.[lane])
            if (standing?.[lane].holders.length === 0) vacant++
          }
          expect(daysVacant(drawn[lane])).toBe(vacant)
        }
      }),
    )
  })
})
