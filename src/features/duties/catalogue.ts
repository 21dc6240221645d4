/** The catalogue with the settings of the region, as it stands in one transaction. */
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { policy } from '../../platform/policy.ts'
import { readSettings, type SettingRow, settingsOf } from './queries.ts'
import { type RuledDuty, ruled } from './rules.ts'

export interface Catalogue {
  readonly duties: readonly RuledDuty[]
  readonly settings: readonly SettingRow[]
  /** First day from which the file counts. */
  readonly from: Day
}

/** @param today calendar day in the region's time zone */
export async function catalogue(tx: Tx, today: string): Promise<Catalogue> {
  const { duties, dutiesFrom } = policy()
  const settings = await readSettings(tx)
  const from = parseDay(dutiesFrom)
  const laid = settingsOf(settings)
  return {
    settings,
    from,
    duties: duties.map((duty) => ruled(duty, from, laid, parseDay(today))),
  }
}

export const judged = ({ duties }: Catalogue): readonly RuledDuty[] => duties.filter((duty) => duty.editions.length > 0)
