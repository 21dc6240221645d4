/** Finds the record that shows what was done: a hazard or completed work of the facility, by number or words. */
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useRead } from '../../../web/api/hooks.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type DoneRecord, doneKind } from '../contract.ts'
import { findDoneRecords } from '../done/contract.ts'
import { warningWords } from './words.ts'

/** Chosen, as the control keeps it: its key and the words it stays shown by. */
export interface Chosen {
  readonly value: string
  readonly label?: React.ReactNode
}

interface DonePickerProps {
  readonly unitId: number
  readonly warningId: string
  /** Given by the form. */
  readonly id?: string
  readonly value?: Chosen | null
  readonly onChange?: (value: Chosen | null) => void
}

/** Typing settles before the server is asked. */
const settle = 250
const longest = 60

const keyOf = ({ kind, id }: DoneRecord) => `${kind} ${id}`

export function recordOf(chosen: Chosen | null | undefined): Pick<DoneRecord, 'kind' | 'id'> | null {
  const [kind, id] = chosen?.value.split(' ') ?? []
  return doneKind.has(kind) && id ? { kind, id } : null
}

export function DonePicker({ unitId, warningId, id, value, onChange }: DonePickerProps) {
  const t = useWords(warningWords)
  const text = useText()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim().slice(0, longest)), settle)
    return () => clearTimeout(timer)
  }, [typed])
  const query = asked ? { text: asked } : {}
  const read = useRead(findDoneRecords, { params: { unitId, id: warningId }, query }, { keep: true })
  const items = read.data?.items ?? []
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      labelInValue
      placeholder={t('doneFind')}
      value={value ?? null}
      onChange={(next: Chosen | undefined) => onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={read.isFetching}
      notFoundContent={read.isPending ? t('doneLooking') : read.isError ? t('doneFault') : t('doneNone')}
      options={items.map((one) => ({
        ...{ value: keyOf(one), label: text(one.words) },
        about: `${text(doneKind.words[one.kind])} · ${format.date(one.day, 'day')}`,
      }))}
      optionRender={({ label, data }) => (
        <span className="wa-pick">
          <small>{data.about}</small>
          <span>{label}</span>
        </span>
      )}
    />
  )
}
