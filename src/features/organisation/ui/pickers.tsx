/** Choosing a unit or a division: type part of the name, in either language. */
import { Select } from 'antd'
import type { UnitKind } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { useLanguage, useText } from '../../../web/words/words.ts'
import { readTree } from '../units/contract.ts'

interface PickerProps<V> {
  readonly id?: string
  readonly value?: V
  readonly onChange?: (value: V) => void
  readonly allowClear?: boolean
  readonly placeholder?: string
}

interface UnitPickerProps extends PickerProps<number | null> {
  readonly kinds?: readonly UnitKind[]
  /** Only where these hold; default all. */
  readonly within?: readonly number[]
}

/** Both names are searched whatever language is shown. */
const includes = (typed: string, option?: { both?: string }): boolean =>
  option?.both?.toLowerCase().includes(typed.trim().toLowerCase()) ?? false

export function UnitPicker({ kinds, within, value, onChange, ...rest }: UnitPickerProps) {
  const text = useText()
  const tree = useRead(readTree, {})
  const units = (tree.data?.units ?? []).filter(
    (unit) => (!kinds || kinds.includes(unit.kind)) && (!within || within.includes(unit.id)),
  )
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: includes }}
      loading={tree.isPending}
      value={value ?? null}
      onChange={(next: number | null | undefined) => onChange?.(next ?? null)}
      options={units.map((unit) => ({
        value: unit.id,
        label: text({ zh: unit.name, en: unit.nameEn }),
        both: `${unit.name} ${unit.nameEn}`,
      }))}
    />
  )
}

export function DivisionPicker({ value, onChange, ...rest }: PickerProps<string>) {
  const language = useLanguage()
  const tree = useRead(readTree, {})
  const divisions = tree.data?.divisions ?? []
  /** A county is named with its city, since counties of one name exist. */
  const nameOf = (code: string): string =>
    divisions
      .filter((one) => code.startsWith(one.code) && (one.code.length > 2 || code.length === 2))
      .map((one) => (language === 'zh' ? one.name : one.nameEn))
      .join(' ')
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: includes }}
      loading={tree.isPending}
      value={value ?? null}
      onChange={(next: string | null) => next !== null && onChange?.(next)}
      options={divisions.map((one) => ({
        value: one.code,
        label: `${nameOf(one.code)} ${one.code}`,
        both: `${one.name} ${one.nameEn} ${one.code}`,
      }))}
    />
  )
}
