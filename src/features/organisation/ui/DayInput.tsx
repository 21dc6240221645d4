/** A calendar day in a form, kept as the text the contract wants (`YYYY-MM-DD`), so that drafts and refusals fit. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
  /** Days that cannot be chosen. */
  readonly latest?: string
  readonly earliest?: string
}

export function DayInput({ id, value, onChange, latest, earliest }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      {...(latest ? { maxDate: dayjs(latest) } : {})}
      {...(earliest ? { minDate: dayjs(earliest) } : {})}
    />
  )
}
