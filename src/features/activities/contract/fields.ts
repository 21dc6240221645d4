/** What the fields of a record are called, in refusals and on screens. */
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

export const field = vocabulary('field of a record', {
  place: { zh: '地点', en: 'Place' },
  participants: { zh: '参加人员', en: 'Who took part' },
  parties: { zh: '到场单位', en: 'Parties present' },
  minutes: { zh: '时长（分钟）', en: 'Minutes' },
  attendance: { zh: '参加人数', en: 'Attendance' },
  scenario: { zh: '演练科目与情景', en: 'Scenario' },
  evaluation: { zh: '演练评估', en: 'Evaluation' },
  summary: { zh: '工作情况', en: 'What was done' },
  followUp: { zh: '议定事项与落实要求', en: 'Decisions and follow-up' },
  findings: { zh: '发现的问题', en: 'Findings' },
  family: { zh: '所属领域', en: 'Bottom line' },
})
