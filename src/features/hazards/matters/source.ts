/** Which hazards of a bottom line were open at a facility, since when, and until when the next step was due (已知). */

import type { FoundMatter } from '../../../platform/contract/matter.ts'
import { roles } from '../../../platform/contract/role.ts'
import type { MatterSource } from '../../../platform/matters.ts'
import { hazardSubject } from '../contract.ts'
import { type HazardState, hazardState } from '../loop/contract.ts'
import { openAt } from './queries.ts'

const major = { zh: '重大隐患', en: 'Major hazard' }
const other = { zh: '隐患', en: 'Hazard' }

interface English {
  readonly place?: string
  readonly object?: string
  readonly finding?: string
}

export const matters: MatterSource = {
  name: 'hazards',
  find: async (asked) =>
    (await openAt(asked)).map((row): FoundMatter => {
      const kind = row.grade === 'major' ? major : other
      // Held to the vocabulary by a CHECK constraint.
      const step = hazardState.words[row.state as HazardState]
      const en = row.english as English | null
      return {
        path: `/hazards/${row.unit_id}/${row.id}`,
        kind: 'hazard',
        party: roles.director.at[0],
        unitId: row.unit_id,
        post: null,
        words: {
          zh: `${kind.zh}：${row.place} ${row.object}，${row.finding}（${step.zh}）`,
          en: `${kind.en}: ${en?.place ?? row.place} ${en?.object ?? row.object}, ${en?.finding ?? row.finding} (${step.en})`,
        },
        grave: row.grade === 'major',
        began: new Date(row.opened_at),
        due: new Date(row.due_at),
        settled: null,
        subject: { type: hazardSubject, id: row.id },
        work: [],
      }
    }),
}
