/** Money as offices write it, in fen: `3.5万元`, `1,200`, `￥500元`, with the unit in the cell or in the head. */
import type { Cell } from './grid.ts'

/** Fen in one. */
const units: Readonly<Record<string, number>> = {
  元: 100,
  千元: 100_000,
  万元: 1_000_000,
  万: 1_000_000,
  亿元: 10_000_000_000,
}

/** The unit a head names: `整改资金（万元）`. Yuan where it names none. */
export function moneyUnit(head: string): number {
  const named = /(亿元|万元|千元|元)/.exec(head.normalize('NFKC'))?.[1]
  return (named ? units[named] : undefined) ?? 100
}

/** @returns fen; null where it is no amount. Nothing (`无`, `0`) is 0. */
export function readMoney(cell: Cell, headUnit: number): number | null {
  const bare = cell.text
    .normalize('NFKC')
    .replace(/[\s,，￥¥]/g, '')
    .replace(/^(约|共|计|大约|人民币)/, '')
    .replace(/(左右|整|人民币|\.$)/g, '')
  if (/^(无|不需要?|无需(资金)?|零)$/.test(bare)) return 0
  const parts = /^(\d+(?:\.\d+)?)(亿元|万元|千元|万|元|块)?$/.exec(bare)
  if (!parts) return null
  const unit = parts[2] === undefined ? headUnit : (units[parts[2]] ?? 100)
  const fen = Math.round(Number(parts[1]) * unit)
  return Number.isSafeInteger(fen) ? fen : null
}
