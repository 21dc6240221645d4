/** What work is called (工作活动): its kinds, its states, and who was there. */
import type { Party, WorkKind } from '../../../domain/policy/duty.ts'
import type { Text } from '../../../platform/contract/text.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

export const activityKind = vocabulary('activity kind', {
  'self-check': { zh: '自查', en: 'Self-check' },
  inspection: { zh: '现场检查', en: 'On-site inspection' },
  'video-patrol': { zh: '视频巡查', en: 'Video patrol' },
  'cross-inspection': { zh: '交叉互检', en: 'Cross inspection' },
  drill: { zh: '演练', en: 'Drill' },
  training: { zh: '培训', en: 'Training' },
  study: { zh: '学习', en: 'Study' },
  meeting: { zh: '会议', en: 'Meeting' },
  hearing: { zh: '听取汇报', en: 'Hearing of a report' },
  'one-day-director': { zh: '当一天所长', en: 'One-day director' },
  'professional-check': { zh: '专业检查', en: 'Professional check' },
  'plan-review': { zh: '预案复审', en: 'Plan review' },
} satisfies Record<WorkKind, Text>)

export const activityState = vocabulary('activity state', {
  planned: { zh: '已安排', en: 'Planned' },
  started: { zh: '进行中', en: 'Under way' },
  done: { zh: '已完成', en: 'Done' },
  cancelled: { zh: '已撤销', en: 'Cancelled' },
})

/** Parties that take part beside the facility and its bureau. */
export const party = vocabulary('party', {
  housing: { zh: '住房城乡建设部门', en: 'Housing department' },
  'fire-department': { zh: '消防部门', en: 'Fire department' },
  market: { zh: '市场监管部门', en: 'Market supervision' },
  health: { zh: '卫生健康部门', en: 'Health department' },
  cdc: { zh: '疾控部门', en: 'Disease control' },
  electricity: { zh: '电力管理部门', en: 'Electricity department' },
  squadron: { zh: '驻所武警中队', en: 'Resident squadron' },
  'joint-defence': { zh: '联防单位', en: 'Joint-defence units' },
  government: { zh: '属地党委政府', en: 'Party committee and government' },
  professional: { zh: '专业人员', en: 'Qualified professionals' },
} satisfies Record<Party, Text>)

export const listOrder = vocabulary('activity order', {
  newest: { zh: '日期从近到远', en: 'Newest first' },
  oldest: { zh: '日期从远到近', en: 'Oldest first' },
})
