/** The numbers of a setting, found by walking its schema: settings are numbers in named groups. */
import type { Text } from '../../../platform/contract/text.ts'
import type { Setting } from './SettingsPage.tsx'

export interface SettingNumber {
  readonly path: readonly string[]
  /** Words of the groups it lies in, then its own. */
  readonly labels: readonly Text[]
  readonly value: number
  readonly standard: number
  readonly min: number
  readonly max: number
}

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly zh?: string
  readonly en?: string
  readonly minimum?: number
  readonly maximum?: number
}

type Plain = Readonly<Record<string, unknown>>

export function numbersOf(setting: Pick<Setting, 'schema' | 'value' | 'standard'>): readonly SettingNumber[] {
  const walk = (schema: Schema, value: unknown, standard: unknown, path: string[], labels: Text[]): SettingNumber[] => {
    const own = schema.zh !== undefined && schema.en !== undefined ? [{ zh: schema.zh, en: schema.en }] : []
    if (schema.properties)
      return Object.entries(schema.properties).flatMap(([name, inner]) =>
        walk(inner, (value as Plain)[name], (standard as Plain)[name], [...path, name], [...labels, ...own]),
      )
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema
    const found = { path, labels: [...labels, ...own], min: minimum, max: maximum }
    return [{ ...found, value: Number(value), standard: Number(standard) }]
  }
  return walk(setting.schema as Schema, setting.value, setting.standard, [], [])
}

/** A setting's value with its numbers put in. */
export function withNumbers(value: unknown, numbers: readonly { path: readonly string[]; value: number }[]): unknown {
  return numbers.reduce<unknown>((whole, { path, value: number }) => put(whole, path, number), value)
}

function put(whole: unknown, path: readonly string[], number: number): unknown {
  const [name, ...rest] = path
  if (name === undefined) return number
  return { ...(whole as Plain), [name]: put((whole as Plain)[name], rest, number) }
}
