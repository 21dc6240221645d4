/** What offices write for family, grade and state, as data. The product's own words are always among them. */
import { plainName } from '../../../../domain/sheets/nearest.ts'
import { type Grade, grade } from '../../../../platform/contract/grade.ts'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { type HazardState, hazardState } from '../../loop/contract.ts'

/** On paper a hazard is open, closed, or was found to be none. */
export type PaperState = 'open' | 'closed' | 'rejected'

/** Blank in every column: what people put where nothing is to be said. */
export const isBlank = (text: string): boolean => /^[\s/\\\-—–_.、·]*$/.test(text)

/** Sure words first; then parts of longer ones, tried in this order. */
const familyWords: Readonly<Record<Family, { readonly is: string; readonly has: string }>> = {
  building: { is: '建筑 房屋 建筑安全 房屋安全 building', has: '建筑 房屋 危房 结构 坍塌' },
  food: { is: '食品 食品安全 食物中毒 食堂 伙房 food', has: '食物 食品 食堂 伙房 饮食 餐饮' },
  epidemic: { is: '疫情 防疫 卫生防疫 卫生 传染病 医疗卫生 epidemic', has: '疫情 防疫 传染 卫生 医疗' },
  attack: {
    is: '袭击 安防 防暴 冲监 暴狱 防袭击 安全防范 反恐 attack',
    has: '袭击 冲监 暴狱 防暴 反恐 安防 安全防范 外部 武装',
  },
  fire: { is: '消防 火灾 防火 消防安全 用电安全 电气 fire', has: '消防 火灾 防火 用电 电气 燃气' },
}

const stateWords: Readonly<Record<PaperState, { readonly is: string; readonly has: string }>> = {
  rejected: { is: '不予立项 不属实 误报 非隐患 撤销 rejected', has: '不予立项 不属实' },
  open: {
    is: '否 未 × ✗ x n no 整改中 正在整改 未整改 未完成 未销号 进行中 部分整改 待整改 待销号 未闭环 限期整改 长期整改 持续整改 未办结 open',
    has: '未 待 正在 中 部分 尚 不到位 进行',
  },
  closed: {
    is: '是 √ ✓ v y yes 已 已整改 已完成 完成 整改完成 已销号 销号 已闭环 闭环 办结 已办结 整改到位 已整改到位 整改完毕 已验收 合格 closed done',
    has: '已 完成 完毕 销号 闭环 到位 办结 合格',
  },
}

const gradeWords: Readonly<Record<Grade, string>> = {
  major: '重大 重大隐患 重大事故隐患 重大安全隐患 重大风险 重大风险隐患 特别重大 major',
  general: '一般 一般隐患 一般事故隐患 一般安全隐患 一般风险 一般风险隐患 general',
}

const among = (list: string, word: string): boolean =>
  list.split(' ').some((one) => plainName(one) === word || (plainName(one) === '' && one === word))

function lookUp<Term extends string>(
  text: string,
  table: Readonly<Record<Term, { readonly is: string; readonly has: string }>>,
): Term | null {
  const word = plainName(text) || text.trim()
  const terms = Object.keys(table) as Term[]
  const exact = terms.find((term) => among(table[term].is, word))
  if (exact) return exact
  return terms.find((term) => table[term].has.split(' ').some((part) => word.includes(part))) ?? null
}

export function familyOf(text: string): Family | null {
  const word = plainName(text)
  const own = family.terms.find((term) => [family.words[term].zh, family.words[term].en].map(plainName).includes(word))
  return own ?? lookUp(text, familyWords)
}

export function gradeOf(text: string): Grade | null {
  const word = plainName(text)
  const own = grade.terms.find((term) => [grade.words[term].zh, grade.words[term].en].map(plainName).includes(word))
  return own ?? grade.terms.find((term) => among(gradeWords[term], word)) ?? null
}

export const onPaper = (state: HazardState): PaperState => (state === 'closed' || state === 'rejected' ? state : 'open')

export function stateOf(text: string): PaperState | null {
  const word = plainName(text)
  const own = hazardState.terms.find((term) =>
    [hazardState.words[term].zh, hazardState.words[term].en].map(plainName).includes(word),
  )
  return own ? onPaper(own) : lookUp(text, stateWords)
}
