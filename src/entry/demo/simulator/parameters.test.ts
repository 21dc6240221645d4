/** The frozen numbers make sense: shares are shares, seasons keep the year, named places exist. */
import { expect, it } from 'vitest'
import { planned } from '../planned.ts'
import { small } from '../region.ts'
import { defects, defectsPerYear, duties, facility, incidents, loop, neglect, planted, seasons } from './parameters.ts'

it('has shares between 0 and 1', () => {
  for (const share of [
    ...neglect.depth,
    ...facility.diligence.usual,
    incidents.controlled,
    neglect.finds,
    neglect.whole,
    defects.selfCheck,
    defects.outside,
    duties.facility,
  ])
    expect(share > 0 && share <= 1).toBe(true)
  for (const perYear of Object.values(defectsPerYear)) expect(perYear).toBeGreaterThan(0)
  expect(loop.planned[0]).toBeLessThan(loop.planned[1])
})

it('moves defects over the year without making more of them', () => {
  for (const [family, months] of Object.entries(seasons)) {
    expect(months).toHaveLength(12)
    expect(months.reduce((sum, one) => sum + one, 0) / 12, family).toBeCloseTo(1, 1)
  }
})

it('plants its situations in units that are there', () => {
  const keys = new Set(planned(small).map(({ key }) => key))
  const named = [planted.worst.slug, planted.motions, planted.best].map((slug) => `facility.${slug}`)
  for (const key of [...named, planted.silentDepartment]) expect(keys).toContain(key)
})
