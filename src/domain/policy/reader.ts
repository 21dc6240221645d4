/**
 * Reading policy files: plain data in, values or every fault at once out. A fault says where it is and how to mend it, in
 * both languages, for somebody who edits the file without programming. Nothing unknown is silently dropped.
 */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Path = readonly (string | number)[]

export interface Fault {
  readonly path: Path
  /** Id of the item it lies in, where known. */
  readonly item: string | null
  readonly words: Words
}

export type Plain = Readonly<Record<string, unknown>>

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const code = /^[a-z][a-z0-9-]{1,62}$/
const clauseForm = /^[A-Z][0-9]{1,2}$/
/** A text longer than this no longer reads on a phone. */
const longest = 400

/** Reads one file: collects faults while it walks. */
export class Reader {
  readonly faults: Fault[] = []
  item: string | null = null

  fault(path: Path, zh: string, en: string): void {
    this.faults.push({ path, item: this.item, words: { zh, en } })
  }

  known(at: Plain, fields: readonly string[], path: Path): void {
    for (const name of Object.keys(at))
      if (!fields.includes(name))
        this.fault(
          [...path, name],
          `不认识“${name}”，可用的有：${fields.join('、')}`,
          `“${name}” is not known here; use one of ${fields.join(', ')}`,
        )
  }

  words(value: unknown, path: Path): Words {
    if (!isPlain(value)) {
      this.fault(path, '要写 zh 和 en 两行', 'give two lines, zh and en')
      return { zh: '', en: '' }
    }
    this.known(value, ['zh', 'en'], path)
    return { zh: this.text(value.zh, [...path, 'zh']), en: this.text(value.en, [...path, 'en']) }
  }

  text(value: unknown, path: Path): string {
    if (typeof value !== 'string' || value.trim() === '') {
      this.fault(
        path,
        '缺少文字；含冒号或井号时请加引号',
        'text is missing; put it in quotes where it holds a colon or #',
      )
      return ''
    }
    if (value.length > longest)
      this.fault(path, `超过 ${longest} 个字，请分成两项`, `longer than ${longest} characters; make two items of it`)
    return value.trim()
  }

  one<const T extends string>(value: unknown, choices: readonly T[], path: Path): T {
    const found = choices.find((choice) => choice === value)
    if (!found) this.fault(path, `只能是 ${choices.join('、')} 之一`, `must be one of ${choices.join(', ')}`)
    return found ?? (choices[0] as T)
  }

  code(value: unknown, path: Path): string {
    if (typeof value === 'string' && code.test(value)) return value
    this.fault(path, '代号要用小写字母、数字和连字符', 'a code is lower-case letters, digits and hyphens')
    return ''
  }

  clause(value: unknown, path: Path): string {
    if (typeof value === 'string' && clauseForm.test(value)) return value
    this.fault(path, '条款写成 F2 这样', 'write the clause like F2')
    return ''
  }

  /** A block of code → words; keeps its order. */
  block(value: unknown, path: Path): Record<string, Words> {
    if (!isPlain(value)) {
      this.fault(path, '缺少这一段', 'this block is missing')
      return {}
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, words]) => [
        this.code(name, [...path, name]),
        this.words(words, [...path, name]),
      ]),
    )
  }

  /** A list of names that must be defined in a block. */
  names(value: unknown, defined: Readonly<Record<string, Words>>, block: string, path: Path): string[] {
    if (!Array.isArray(value)) {
      this.fault(path, '要写成 [甲, 乙] 的样子', 'write it as [one, two]')
      return []
    }
    return value.flatMap((name: unknown, at) => {
      if (typeof name === 'string' && Object.hasOwn(defined, name)) return [name]
      this.fault(
        [...path, at],
        `“${String(name)}”没有在 ${block} 中定义`,
        `“${String(name)}” is not defined under ${block}`,
      )
      return []
    })
  }
}

/** A calendar day that exists. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
