/**
 * The rows of a table below its head: merged cells filled, blank lines, footers (合计, 填表人), repeated heads and lines
 * that head a section left out, each counted.
 */
import { type Cell, type Sheet, unmerged } from './grid.ts'
import { repeatsHead } from './heads.ts'

export interface BodyRow {
  readonly row: number
  readonly cells: readonly (Cell | undefined)[]
  /** The last line above that stood alone over the whole width, such as `一、消防安全`. */
  readonly section: string | null
}

export interface Body {
  readonly rows: readonly BodyRow[]
  readonly left: { readonly footers: number; readonly heads: number; readonly sections: number }
}

const footer =
  /^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|填\s*(表|报)(人|单位|时间|日期)?|制\s*表|审\s*(核|批|签)|负\s*责\s*人\s*(签|[:：])|单位负责人|联\s*系\s*(人|电话)|备\s*注\s*[:：]|说\s*明\s*[:：]|注\s*[:：]|签\s*(字|名))/

/** @param columns the head's columns: only they are looked at */
export function bodyOf(sheet: Sheet, headRow: number, columns: ReadonlyMap<number, string>): Body {
  const left = { footers: 0, heads: 0, sections: 0 }
  const rows: BodyRow[] = []
  const wide = new Set(
    sheet.merges
      .filter(({ left: from, right }) => right - from + 1 >= Math.max(3, columns.size * 0.6))
      .flatMap(({ top, bottom }) => Array.from({ length: Math.min(bottom - top, 50) + 1 }, (_, at) => top + at)),
  )
  const original = new Map(sheet.rows.map((row) => [row.number, row.cells]))
  let section: string | null = null
  for (const { number, cells } of unmerged(sheet).rows) {
    if (number <= headRow) continue
    const own = (original.get(number) ?? []).filter((cell) => cell !== undefined)
    const first = cells.find((cell) => cell !== undefined)?.text ?? ''
    if (own.length <= Math.max(3, columns.size / 2) && footer.test(first)) left.footers += 1
    else if (own.length === 1 && wide.has(number)) {
      left.sections += 1
      section = own[0]?.text ?? null
    } else if (repeatsHead(cells, columns)) left.heads += 1
    else if (own.length > 0) rows.push({ row: number, cells, section })
  }
  return { rows, left }
}
