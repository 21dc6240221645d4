/** What a change of a setting would do, before it is saved. */
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { previewSetting } from '../../settings/contract.ts'
import { judged, StatusMark } from '../status.tsx'
import { settingWords } from './words.ts'

export type Previewed = ReplyOf<typeof previewSetting>

export function Preview({ of }: { of: Previewed }) {
  const t = useWords(settingWords)
  const text = useText()
  const format = useFormat()
  const { before, after } = of.pastYear
  const shown = judged.filter((status) => before[status] > 0 || after[status] > 0)
  const years = of.windowsAYear
  return (
    <div className="wf-duty-preview">
      <p>{of.startsOn ? t('startsOn', { day: format.date(of.startsOn, 'day') }) : t('startsNever')}</p>
      <Stats>
        <Stat label={t('units')} value={format.number(of.units)} />
        <Stat
          label={t('aYear')}
          value={years.before === years.after ? years.after : `${years.before} → ${years.after}`}
        />
        <Stat
          label={t('changedWindows')}
          value={format.number(of.changed.windows)}
          note={t('ofUnits', { count: of.changed.units })}
        />
      </Stats>
      {shown.length > 0 && (
        <table className="wf-duty-compare">
          <caption>{t('pastYear')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((status) => (
              <tr key={status}>
                <th scope="row">
                  <StatusMark status={status} />
                </th>
                <td>{format.number(before[status])}</td>
                <td data-changed={before[status] !== after[status]}>{format.number(after[status])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {of.examples.length > 0 && (
        <>
          <h3>{t('examples')}</h3>
          <ul className="wf-duty-list">
            {of.examples.map((one) => (
              <li key={one.unitId}>
                <span>{text(one.unit)}</span>
                <span className="wf-duty-why">
                  {t('example', {
                    a: one.before.missed,
                    b: one.after.missed,
                    c: one.before.done,
                    d: one.after.done,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
