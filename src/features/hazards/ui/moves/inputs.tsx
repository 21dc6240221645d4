/** Inputs whose values are what the contract takes: a calendar day as text, money in fen. */
import { DatePicker, InputNumber } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
}

/** From today on. Wherever a day is asked for it must be there, so nothing clears it. */
export function DayInput({ id, value, onChange }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      allowClear={false}
      disabledDate={(day) => day.isBefore(dayjs(), 'day')}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      className="hz-full"
    />
  )
}

interface YuanInputProps {
  readonly id?: string
  readonly value?: number | null
  readonly onChange?: (fen: number | null) => void
}

export function YuanInput({ id, value, onChange }: YuanInputProps) {
  return (
    <InputNumber<number>
      {...(id ? { id } : {})}
      value={value === undefined || value === null ? null : value / 100}
      min={0}
      max={10_000_000_000}
      precision={2}
      onChange={(yuan) => onChange?.(yuan === null ? null : Math.round(yuan * 100))}
      className="hz-full"
    />
  )
}
