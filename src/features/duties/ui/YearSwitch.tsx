/** The year shown, kept in the address. */
import { Button } from 'antd'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useSetUrlValues } from '../../../web/kit/url-state.ts'
import { useWords } from '../../../web/words/words.ts'
import { dutyWords } from './words.ts'

export function YearSwitch({ year, today }: { year: number; today: string }) {
  const t = useWords(dutyWords)
  const set = useSetUrlValues()
  const present = Number(today.slice(0, 4))
  const show = (next: number) => set({ year: next === present ? undefined : String(next), at: undefined })
  return (
    <div className="wf-duty-years">
      <Button aria-label={t('yearBefore')} icon={<Icon name="back" size={16} />} onClick={() => show(year - 1)} />
      <span role="status">{t('year', { year })}</span>
      <Button aria-label={t('yearAfter')} icon={<Icon name="right" size={16} />} onClick={() => show(year + 1)} />
      {year !== present && <Button onClick={() => show(present)}>{t('thisYear')}</Button>}
    </div>
  )
}
