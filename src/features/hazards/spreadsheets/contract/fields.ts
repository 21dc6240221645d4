/** Columns of a hazard ledger as people know them, and as this product writes them into a file. */
import { type HazardField, hazardFields } from '../../../../domain/sheets/hazard-heads.ts'
import { vocabulary } from '../../../../platform/contract/vocabulary.ts'

export const sheetField = vocabulary('ledger column', {
  number: { zh: '系统编号', en: 'System number' },
  code: { zh: '原编号', en: 'Own number' },
  unit: { zh: '单位', en: 'Facility' },
  family: { zh: '类别', en: 'Family' },
  grade: { zh: '等级', en: 'Grade' },
  suggestedGrade: { zh: '建议等级', en: 'Suggested grade' },
  place: { zh: '部位', en: 'Place' },
  object: { zh: '对象', en: 'Object' },
  finding: { zh: '隐患内容', en: 'Finding' },
  note: { zh: '补充说明', en: 'Note' },
  basis: { zh: '依据', en: 'Basis' },
  found: { zh: '发现时间', en: 'Found on' },
  state: { zh: '状态', en: 'State' },
  interim: { zh: '临时管控措施', en: 'Interim controls' },
  measure: { zh: '整改措施', en: 'Measure' },
  money: { zh: '整改资金（元）', en: 'Money (CNY)' },
  moneySource: { zh: '资金来源', en: 'Source of money' },
  responsible: { zh: '责任人', en: 'Responsible' },
  deadline: { zh: '整改时限', en: 'Deadline' },
  contingency: { zh: '应急预案', en: 'Contingency' },
  done: { zh: '整改情况', en: 'Done' },
  verifier: { zh: '验收人', en: 'Verifier' },
  closed: { zh: '销号日期', en: 'Closed on' },
  verifiedNote: { zh: '验收意见', en: 'Verification' },
} as const satisfies Record<HazardField, { zh: string; en: string }>)

/** In the order in which they stand in a file. */
export const fieldOrder: readonly HazardField[] = hazardFields
