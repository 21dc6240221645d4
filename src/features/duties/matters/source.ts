/** What was owed at a facility and by those above it within a period, for a dossier (应做). */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { FoundMatter } from '../../../platform/contract/matter.ts'
import type { MatterSource, MattersAsked } from '../../../platform/matters.ts'
import { catalogue, judged } from '../catalogue.ts'
import { evidenceOf, factsOf, windowSubject } from '../queries.ts'
import { concernedDays, type RuledDuty, type UnitFacts } from '../rules.ts'
import { earliest, explained, judgedWindows, latest } from '../standing.ts'
import { windowMatter } from './window.ts'

export const matters: MatterSource = {
  name: 'duties',
  find: async (asked) => {
    const { tx, facilityId, above, family, today, timeZone } = asked
    const units = await factsOf(tx, [facilityId, ...above], timeZone)
    const duties = judged(await catalogue(tx, today)).filter(
      ({ duty }) => duty.family === null || duty.family === family,
    )
    // Those above have many facilities, and owe little: only work of the kinds they owe is read.
    const parts = [units.filter(({ id }) => id === facilityId), units.filter(({ id }) => id !== facilityId)]
    const found: FoundMatter[] = []
    for (const part of parts) if (part.length > 0) found.push(...(await owedBy(asked, part, duties)))
    return found
  },
}

async function owedBy(asked: MattersAsked, units: readonly UnitFacts[], all: readonly RuledDuty[]) {
  const { tx, scope, today, from, timeZone } = asked
  const now = parseDay(today)
  const duties = all.filter((duty) => units.some((unit) => concernedDays(duty, unit).length > 0))
  const windows = judgedWindows(duties, parseDay(from), now + 1)
  const places = [...new Set(units.flatMap(({ id, facilities }) => [id, ...facilities]))]
  const kinds = new Set(windows.flat().flatMap(({ rule }) => rule.want?.kinds ?? []))
  const known = { ...scope, units: places }
  const works = (await evidenceOf(tx, known, earliest(windows, now), latest(windows, now + 1), kinds)).filter(
    ({ recorded }) => recorded <= now,
  )
  const byId = new Map(works.map((work) => [work.id, work]))
  const startOf = (day: number) => startOfDay(timeZone, formatDay(day))
  return units.flatMap((unit) => {
    const at = new Set([unit.id, ...unit.facilities])
    const own = works.filter(({ unitId }) => at.has(unitId))
    return duties.flatMap((duty, index) => {
      if (concernedDays(duty, unit).length === 0) return []
      const its = windows[index] ?? []
      return explained(unit, duty, its, own, now).flatMap((found): FoundMatter[] => {
        const window = its.find((one) => one.from === found.from)
        const subjectId = windowSubject(duty.duty.id, found.from)
        const of = { unitId: unit.id, duty: duty.duty, found, works: byId, startOf, subjectId }
        const matter = window ? windowMatter({ ...of, window }) : null
        return matter ? [matter] : []
      })
    })
  })
}
