/** What people type, and the entry they mean: the library that ships, searched as the report form does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policy } from '../../platform/policy.ts'
import { indexOf, search } from './match.ts'

const entries = policy().library.flatMap((file) => file.entries)
const index = indexOf(entries)
const found = (typed: string, family: string | null = null) =>
  search(index, typed, family, 8).map((hit) => hit.entry.id)

/** Typed in part, in other words, in English; never an entry's own sentence. */
const typed: readonly (readonly [string, string])[] = [
  ['灭火器压力', 'extinguisher-in-red'],
  ['灭火器红区', 'extinguisher-in-red'],
  ['灭火器报废', 'extinguisher-overage'],
  ['安全出口锁', 'exit-chained'],
  ['应急灯不亮', 'emergency-light-short'],
  ['消火栓没水', 'hydrant-no-pressure'],
  ['燃气软管', 'gas-hose-aged'],
  ['电瓶充电', 'ebike-battery-indoors'],
  ['彩钢板', 'sandwich-panel-foam'],
  ['烟道油垢', 'hood-grease-thick'],
  ['动火没办证', 'hot-work-no-permit'],
  ['消防通道停车', 'fire-lane-parked'],
  ['留样不够125克', 'sample-under-125'],
  ['留样标签', 'sample-no-label'],
  ['健康证过期', 'health-card-lapsed'],
  ['生熟案板', 'knife-colour-mixed'],
  ['豆浆没煮透', 'soy-milk-false-boil'],
  ['隔夜菜', 'overnight-dish-served'],
  ['亚硝酸盐', 'unknown-white-powder'],
  ['冰箱温度高', 'fridge-above-eight'],
  ['蟑螂', 'cockroach-in-pastry'],
  ['晨检', 'morning-check-skipped'],
  ['结核筛查', 'intake-no-xray'],
  ['隔离监室当库房', 'isolation-none-free'],
  ['药品过期', 'drug-expired-cabinet'],
  ['氧气瓶', 'oxygen-cylinder-loose'],
  ['锐器盒', 'sharps-box-over'],
  ['口罩储备', 'mask-stock-short'],
  ['互锁', 'gates-open-together'],
  ['监控盲区', 'camera-dark-corner'],
  ['睡岗', 'night-post-asleep'],
  ['枪弹', 'armoury-one-lock'],
  ['无人机', 'drone-no-report'],
  ['一键报警', 'panic-button-dead'],
  ['刀片网', 'barbed-wire-cut'],
  ['雨水口堵', 'roof-outlet-blocked'],
  ['危房还在用', 'd-grade-occupied'],
  ['挡土墙鼓', 'retaining-wall-bulge'],
  ['拆承重墙', 'load-wall-removed'],
  ['井盖', 'manhole-cover-broken'],
  ['extinguisher red', 'extinguisher-in-red'],
  ['cockroach', 'cockroach-in-pastry'],
  ['insulin fridge', 'fridge-drug-warm'],
  ['chimney', 'chimney-lean'],
]

describe('what is typed', () => {
  test('leads to the entry that is meant', () => {
    const places = typed.map(([words, id]) => found(words).indexOf(id))
    const missed = typed.filter((_, n) => places[n] === -1 || (places[n] ?? 0) > 2)
    const first = places.filter((place) => place === 0).length / typed.length
    const three = places.filter((place) => place >= 0 && place < 3).length / typed.length
    const words = `first ${first.toFixed(3)}, among three ${three.toFixed(3)}; not: ${missed.map(([one]) => `${one} → ${found(one).slice(0, 3)}`).join('; ')}`
    expect(three, words).toBeGreaterThanOrEqual(0.95)
    expect(first, words).toBeGreaterThanOrEqual(0.8)
  })
  test('each entry is found first by its own object', () => {
    const lost = entries.filter((entry) => found(entry.object.zh)[0] !== entry.id)
    expect(lost.map((entry) => entry.id)).toEqual([])
  })
  test('one character or nothing known suggests nothing wild', () => {
    expect(found('')).toEqual([])
    expect(found('，。')).toEqual([])
    expect(found('啰嗦')).toEqual([])
  })
  test('the family chosen comes before an equal hit of another', () => {
    expect(search(index, '通风', 'epidemic', 3).every((hit) => hit.entry.family === 'epidemic')).toBe(true)
  })
  test('never gives more than asked, and only what shares a part', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('灭', '火', '器', '监', '室', 'a', ' ', '1') }),
        fc.nat(5),
        (words, most) => {
          const hits = search(index, words, null, most)
          return hits.length <= most && hits.every((hit) => hit.share > 0 && hit.share <= 1)
        },
      ),
    ))
  test('does not depend on the order of the entries', () => {
    const turned = indexOf(entries.toReversed())
    for (const [words] of typed) expect(search(turned, words, null, 8).map((hit) => hit.entry.id)).toEqual(found(words))
  })
})
