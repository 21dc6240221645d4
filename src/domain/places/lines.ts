/**
 * Places written as lines, the way people list them: `3 号楼 / 二层 / 201 监室`. Each line is a path from the top; the
 * kind of each step is told from its last characters and from what it stands in, and can be said in brackets:
 * `岗亭（设备）`.
 *
 * Invariants: every step read stands in one that may hold it (kinds.ts); a line with a fault gives no steps; reading is
 * the same for full-width and half-width separators, and blank lines, bullets and numbering before a line change nothing.
 */
import { longestName, mayStandIn, mostLevels, type PlaceKind } from './kinds.ts'

export interface Step {
  readonly name: string
  readonly kind: PlaceKind
}

export type LineFault = 'too-deep' | 'too-long' | 'misplaced' | 'empty-step'

export interface Line {
  /** From 1, as an editor counts. */
  readonly number: number
  readonly steps: readonly Step[]
  readonly fault: LineFault | null
}

const said: Readonly<Record<string, PlaceKind>> = {
  楼栋: 'building',
  楼: 'building',
  楼层: 'floor',
  层: 'floor',
  区域: 'area',
  房间: 'room',
  设备: 'equipment',
  building: 'building',
  floor: 'floor',
  area: 'area',
  room: 'room',
  equipment: 'equipment',
}

/** Endings in order: the first that fits decides. */
const endings: readonly (readonly [PlaceKind, RegExp])[] = [
  [
    'equipment',
    /(灭火器|消火栓|配电箱|配电柜|发电机|发电机组|锅炉|水泵|风机|主机|摄像头|探测器|报警器|报警按钮|冰箱|冰柜|冷柜|留样柜|消毒柜|药柜|燃气表|阀门|电梯|安检门|安检机|门禁)$/,
  ],
  [
    'equipment',
    /\b(extinguisher|hydrant|panel|generator|boiler|pump|camera|detector|alarm|freezer|fridge|cabinet|lift)$/i,
  ],
  ['floor', /^(地下|负)?[0-9一二三四五六七八九十]+\s*(层|楼|F)$/i],
  ['floor', /((首|顶|夹|底)层|\bfloor|^floor \w+)$/i],
  ['building', /(楼|栋|幢|\bbuilding|\bblock|^(building|block) \w+)$/i],
  ['room', /(室|房|间|库|厅|舍|厕所|岗亭|哨位|\broom|\bstore|\bkitchen)$/i],
  ['area', /(区|场|院|坪|廊|道|门|墙|食堂|\barea|\bward|\byard|\bcorridor|\bgate|\bcanteen)$/i],
]

/** What it most likely is, where nothing in its name tells. */
const otherwise = (above: PlaceKind | null): PlaceKind =>
  above === null ? 'area' : above === 'building' ? 'area' : above === 'room' ? 'equipment' : 'room'

export function kindOf(name: string, above: PlaceKind | null): PlaceKind {
  for (const [kind, ending] of endings) if (ending.test(name) && mayStandIn(kind, above)) return kind
  return otherwise(above)
}

const bracketed = /^(.+?)\s*[（(]([^（）()]+)[）)]$/

function stepOf(text: string, above: PlaceKind | null): Step | null {
  const [, before, word] = bracketed.exec(text) ?? []
  const told = word === undefined ? undefined : said[word.trim().toLowerCase()]
  if (before !== undefined && told) return mayStandIn(told, above) ? { name: before.trim(), kind: told } : null
  const kind = kindOf(text, above)
  return mayStandIn(kind, above) ? { name: text, kind } : null
}

/** Numbering and bullets of a list that was copied from elsewhere. */
const listMark = /^\s*(?:[-*•·]|\d{1,3}[.、)）])\s+/

/** @param above what the lines stand in; null: the top */
export function readLines(text: string, above: PlaceKind | null): readonly Line[] {
  return text.split(/\r?\n/).flatMap((raw, index): Line[] => {
    const words = raw.replace(listMark, '').trim()
    return words === '' ? [] : [{ number: index + 1, ...readLine(words, above) }]
  })
}

function readLine(words: string, above: PlaceKind | null): Omit<Line, 'number'> {
  const parts = words.split(/\s*[/／>＞→\t]\s*/).map((part) => part.replaceAll(/\s+/g, ' ').trim())
  const fault = (what: LineFault) => ({ steps: [], fault: what })
  if (parts.some((part) => part === '')) return fault('empty-step')
  if (parts.length > mostLevels) return fault('too-deep')
  const steps: Step[] = []
  let inside = above
  for (const part of parts) {
    const step = stepOf(part, inside)
    if (!step) return fault('misplaced')
    if (step.name.length > longestName) return fault('too-long')
    steps.push(step)
    inside = step.kind
  }
  return { steps, fault: null }
}
