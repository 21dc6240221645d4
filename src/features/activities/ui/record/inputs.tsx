/** Inputs of the record form: a calendar day kept as the text the contract wants, and names typed one after another. */

import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { nowDate } from '../../../../web/api/clock.ts'
import { zone } from '../../../../web/words/format.ts'

/** The region's calendar day, whatever the device is set to. */
export const todayHere = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(nowDate())

interface DayInputProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
  readonly latest?: string
}

export function DayInput({ id, value, onChange, latest }: DayInputProps) {
  return (
    <DatePicker
      allowClear={false}
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      {...(latest ? { maxDate: dayjs(latest) } : {})}
    />
  )
}

interface NamesInputProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (value: string[]) => void
}

export function NamesInput(props: NamesInputProps) {
  return (
    <Select
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ' ']}
      maxCount={40}
      {...props}
    />
  )
}
