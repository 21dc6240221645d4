/** While a plan is written: what the library usually does about such a hazard, to be taken or left. */
import { Button, Form } from 'antd'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { useSaid } from '../marks.tsx'
import './library.css'
import { useEntries, useEntrySearch } from './use-library.ts'
import { libraryWords } from './words.ts'

/** Offered at once: more would be a page of its own. */
const most = 2

export function UsualMeasure({ hazard }: { hazard: Hazard }) {
  const t = useWords(libraryWords)
  const said = useSaid()
  const form = Form.useFormInstance()
  const { data = [] } = useEntries()
  const find = useEntrySearch(hazard.family)
  const { item } = hazard.source
  const chosen = data.filter((entry) => entry.id === hazard.entry)
  const linked = item
    ? data.filter((one) => one.family === hazard.family && one.items.some((of) => of.endsWith(`/${item}`)))
    : []
  const known =
    chosen.length > 0 ? chosen : linked.length > 0 ? linked : find(`${hazard.object.zh} ${hazard.finding.zh}`)
  const offered = known.filter((entry) => !entry.retired || entry.id === hazard.entry).slice(0, most)
  if (offered.length === 0) return null
  const take = (measure: string) => {
    const before: unknown = form.getFieldValue('measure')
    const kept = typeof before === 'string' && before.trim() !== '' ? `${before.trim()}\n` : ''
    form.setFieldValue('measure', `${kept}${measure}`.slice(0, 2000))
  }
  return (
    <aside className="hz-offer" aria-label={t('offer')}>
      <h2>{t('offer')}</h2>
      {offered.map((entry) => (
        <div key={entry.id}>
          <p>
            <strong>{said(entry.object)}</strong>
            {said(entry.measure)}
            <small>{t('offerDays', { count: entry.days })}</small>
          </p>
          <Button onClick={() => take(said(entry.measure))}>{t('offerUse')}</Button>
        </div>
      ))}
    </aside>
  )
}
