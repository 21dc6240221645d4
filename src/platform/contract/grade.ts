/**
 * Grades of a hazard (隐患等级). Checklists suggest one, the hazard ledger decides; both speak these two words.
 */
import { type TermOf, vocabulary } from './vocabulary.ts'

export const grade = vocabulary('grade', {
  general: { zh: '一般隐患', en: 'General hazard' },
  major: { zh: '重大隐患', en: 'Major hazard' },
})
export type Grade = TermOf<typeof grade>
