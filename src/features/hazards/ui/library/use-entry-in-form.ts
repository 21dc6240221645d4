/** Filling a report from an entry: what it knows, in the reader's words; all of it stays editable. */
import { Form, type FormInstance } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import type { Grade } from '../../../../platform/contract/grade.ts'
import type { Family } from '../../../../platform/contract/role.ts'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useText } from '../../../../web/words/words.ts'
import type { Entry } from '../../library/contract.ts'
import { useSaid } from '../marks.tsx'
import { useEntries } from './use-library.ts'

interface Filled {
  readonly family?: Family
  readonly object?: string
  readonly finding?: string
  readonly basis?: string
  readonly suggestedGrade?: Grade
  readonly entry?: string | null
}

export function useEntryInForm<V extends Filled>(
  form: FormInstance<V>,
): { take: (entry: Entry) => void; chosen: boolean } {
  const said = useSaid()
  const text = useText()
  const chosen: unknown = Form.useWatch('entry', form)
  const take = useCallback(
    (entry: Entry) => {
      const basis = entry.basis.map((one) => text(one)).join(text({ zh: '；', en: '; ' }))
      const filled: Filled = {
        family: entry.family,
        object: said(entry.object).slice(0, 100),
        finding: said(entry.finding).slice(0, 500),
        basis: basis.slice(0, 300),
        suggestedGrade: entry.grade,
        entry: entry.id,
      }
      form.setFieldsValue(filled as never)
    },
    [form, said, text],
  )
  // A report begun from the entry's own page.
  const { entry: asked } = useUrlValues()
  const { data } = useEntries()
  const begun = useRef(false)
  useEffect(() => {
    const entry = asked && !begun.current ? data?.find((one) => one.id === asked) : undefined
    if (!entry) return
    begun.current = true
    take(entry)
  }, [asked, data, take])
  return { take, chosen: typeof chosen === 'string' && chosen !== '' }
}
