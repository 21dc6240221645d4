/**
 * Where a hazard is: chosen from the facility's register by searching or from the last few, or simply written. What is
 * written is what the ledger keeps; the place chosen stands beside it, and is let go once the words are changed.
 */
import { AutoComplete, Form, Input } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { pathTo, pathWords } from '../../../domain/places/path.ts'
import type { Family } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Field } from '../../../web/kit/Field.tsx'
import { useWords } from '../../../web/words/words.ts'
import { listPlaces, type PlaceRow } from '../../places/contract.ts'
import { recentPlaces, rememberPlace } from './recent-places.ts'
import { hazardWords } from './words.ts'

interface Touched {
  readonly place?: string
  readonly placeId?: string | null
  readonly object?: string
  readonly family?: Family
}

const mostShown = 50

/** @param asked the place that led here: chosen as soon as it is known, unless a draft says otherwise */
export function PlaceField({ asked }: { asked?: string }) {
  const t = useWords(hazardWords)
  const form = Form.useFormInstance<Touched>()
  const unitId = Number(Form.useWatch('unitId', form) ?? 0)
  const typed = (Form.useWatch('place', form) as string | undefined) ?? ''
  const read = useRead(listPlaces, { params: { unitId } }, { enabled: unitId > 0 })
  const places = useMemo(
    () => new Map((read.data?.items ?? []).filter((one) => one.retiredAt === null).map((one) => [one.id, one])),
    [read.data],
  )
  const options = useMemo(() => choicesOf(places, typed, recentPlaces(unitId)), [places, typed, unitId])

  const choose = useCallback(
    (id: string) => {
      const place = places.get(id)
      if (!place) return
      rememberPlace(unitId, id)
      const path = pathTo(places, id)
      // Equipment is the object; the place is what it stands in.
      const inside = place.kind === 'equipment' ? path.slice(0, -1) : path
      const { object, family } = form.getFieldsValue(true) as Touched
      const first = [...path].reverse().find((one) => one.families.length > 0)?.families[0]
      form.setFieldsValue({
        place: wordsOf(inside.length > 0 ? inside : path),
        placeId: id,
        ...(place.kind === 'equipment' && !object ? { object: place.name } : {}),
        ...(first && !family ? { family: first } : {}),
      })
    },
    [places, unitId, form],
  )
  useEffect(() => {
    if (asked && !form.getFieldValue('place')) choose(asked)
  }, [asked, choose, form])
  return (
    <>
      <Form.Item name="placeId" hidden>
        <Input />
      </Form.Item>
      <Field name="place" label={t('place')} required>
        <AutoComplete
          options={options}
          maxLength={100}
          placeholder={t('placeHint')}
          onChange={(value: string) => {
            if (!places.has(value)) form.setFieldsValue({ placeId: null })
          }}
          onSelect={(id: string) => choose(id)}
        />
      </Field>
    </>
  )
}

const wordsOf = (path: readonly PlaceRow[]): string => {
  const words = pathWords(path)
  return words.length > 100 ? `…${words.slice(-99)}` : words
}

function choicesOf(places: ReadonlyMap<string, PlaceRow>, typed: string, recent: readonly string[]) {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const ids = typed === '' ? recent.filter((id) => places.has(id)) : [...places.keys()]
  const rest = typed === '' ? [...places.keys()].filter((id) => !recent.includes(id)) : []
  const found: { value: string; label: string }[] = []
  for (const id of [...ids, ...rest]) {
    const words = pathWords(pathTo(places, id))
    const code = places.get(id)?.code ?? ''
    if (parts.every((part) => `${words} ${code}`.toLowerCase().includes(part)))
      found.push({ value: id, label: `${words} · ${code}` })
    if (found.length >= mostShown) break
  }
  return found
}
