/** What can be wrong with a chain, where, and the words for it. */
import type { Hex } from './bytes.ts'

export const faults = {
  changed: { zh: '第 {from} 条被改动：内容与其哈希值不符', en: 'entry {from} was changed: it does not match its hash' },
  moved: {
    zh: '第 {from} 条是从单位 {originUnit} 第 {originSeq} 条移来的',
    en: 'entry {from} was moved here from unit {originUnit}, entry {originSeq}',
  },
  missing: {
    zh: '缺第 {from} 至 {to} 条：中间被删除',
    en: 'entries {from} to {to} are missing: dropped from the middle',
  },
  truncated: {
    zh: '缺第 {from} 至 {to} 条：末尾被截断',
    en: 'entries {from} to {to} are missing: the tail was cut off',
  },
  inserted: {
    zh: '第 {from} 条是插入的：序号已被占用或无效',
    en: 'entry {from} was inserted: its number is taken or invalid',
  },
  disordered: { zh: '第 {from} 条次序颠倒', en: 'entry {from} is out of order' },
  unlinked: {
    zh: '第 {from} 条与上一条不衔接：两条之一被替换',
    en: 'entry {from} does not follow from the one before it: one of the two was replaced',
  },
  beyond: {
    zh: '第 {from} 至 {to} 条在链头之后：是插入的，或链头被改动',
    en: 'entries {from} to {to} lie beyond the head: they were inserted, or the head was changed',
  },
  head: { zh: '链头与第 {from} 条不符：链头被改动', en: 'the head does not match entry {from}: the head was changed' },
  rewritten: {
    zh: '第 {from} 至 {to} 条与签名树头不符：整段被改写',
    en: 'entries {from} to {to} do not match the signed tree head: the stretch was rewritten',
  },
  signature: {
    zh: '{from} 条时的签名树头无效：签名不符或签名密钥不受信任',
    en: 'the signed tree head at {from} entries is not valid: bad signature, or not a trusted key',
  },
} as const

export type FaultKind = keyof typeof faults

export interface Fault {
  readonly kind: FaultKind
  readonly unit: number
  /** First and last entry concerned; the same for a single one. */
  readonly from: number
  readonly to: number
  /** Where a moved entry came from. */
  readonly originUnit?: number
  readonly originSeq?: number
}

/** A row that does not match its hash, kept so that a moved one can be told from a changed one. */
export interface Suspect {
  readonly unit: number
  readonly seq: number
  readonly previous: Hex
  readonly hash: Hex
  readonly leaf: Uint8Array
}
