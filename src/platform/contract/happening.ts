/**
 * What happens in the rooms and a duty of the catalogue may follow, be answered by or end with: names of events. The
 * catalogue (`on`, `answered-by`, `ended-by` in policy/duties.yaml) may name no other; the duties' room says of each
 * where it comes from, and a test holds the two together.
 */
import { type TermOf, vocabulary } from './vocabulary.ts'

export const happening = vocabulary('event a duty may follow', {
  'hazard.reported': { zh: '登记隐患', en: 'Hazard entered' },
  'hazard.graded': { zh: '隐患定级', en: 'Hazard graded' },
  'hazard.rejected': { zh: '不予立项', en: 'Hazard rejected' },
  'hazard.merged': { zh: '并入另一条隐患', en: 'Merged into another hazard' },
  'system.issued': { zh: '发布制度', en: 'Rule issued' },
  'system.read': { zh: '确认已读制度', en: 'Rule read' },
  'system.superseded': { zh: '旧版自动失效', en: 'Earlier edition superseded' },
  'system.withdrawn': { zh: '废止制度', en: 'Rule withdrawn' },
})
export type Happening = TermOf<typeof happening>
