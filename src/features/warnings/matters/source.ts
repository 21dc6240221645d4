/** Which warnings came, to whom, and whether they were answered in time, for a dossier (被预警). */

import type { FoundMatter } from '../../../platform/contract/matter.ts'
import { family as families, type Role, roles } from '../../../platform/contract/role.ts'
import type { MatterSource } from '../../../platform/matters.ts'
import { type WarningColour, warningColour, warningSubject } from '../contract.ts'
import { numberOf } from '../rules.ts'
import { warningsIn } from './queries.ts'

const at = (moment: Date | string) => new Date(moment)

export const matters: MatterSource = {
  name: 'warnings',
  find: async (asked) =>
    (await warningsIn(asked)).map((row): FoundMatter => {
      // Held to the vocabulary by a CHECK constraint.
      const colour = warningColour.words[row.colour as WarningColour]
      const number = numberOf(row.year, row.number)
      const family = families.words[asked.family]
      // One that rose again waits for a new answer.
      const settled = row.state === 'open' ? null : (row.answered_at ?? row.closed_at)
      return {
        path: `/warnings/${row.unit_id}/${row.id}`,
        kind: 'warning',
        party: roles[row.role as Role].at[0],
        unitId: row.unit_id,
        post: null,
        words: { zh: `${colour.zh}色预警 ${number}：${family.zh}`, en: `${colour.en} warning ${number}: ${family.en}` },
        grave: row.colour === 'red',
        began: at(row.opened_at),
        due: at(row.answer_due_at),
        settled: settled === null ? null : at(settled),
        subject: { type: warningSubject, id: row.id },
        work: [],
      }
    }),
}
