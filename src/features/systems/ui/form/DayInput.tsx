/** A calendar day in a form, kept as the text the contract wants (`YYYY-MM-DD`). */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
  /** Only days after today. */
  readonly ahead?: boolean
  /** Only days until today. */
  readonly past?: boolean
}

export function DayInput({ id, value, onChange, ahead = false, past = false }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      disabledDate={(day) => (ahead && !day.isAfter(dayjs(), 'day')) || (past && day.isAfter(dayjs(), 'day'))}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      className="sy-full"
    />
  )
}
