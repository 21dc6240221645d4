/** A year of the five indices week by week, and the days on which a colour changed. */
import { formatDay, parseDay } from '../../../../domain/calendar/day.ts'
import { family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { colour } from '../../../risk/contract.ts'
import { readHistory } from '../../contract.ts'
import { RiskShape } from '../RiskShape.tsx'
import { TimeChart } from '../TimeChart.tsx'
import { facilityWords } from './words.ts'

const week = 7
const lastChanges = 10

export function Trend({ unitId }: { unitId: number }) {
  const t = useWords(facilityWords)
  const text = useText()
  const format = useFormat()
  const found = useRead(readHistory, { params: { unitId } }).data
  if (!found) return null
  const last = parseDay(found.today) - parseDay(found.from)
  const places = Array.from({ length: Math.floor(last / week) + 1 }, (_, at) => (last % week) + at * week)
  const changes = found.families
    .flatMap((one) => one.changes.map((change) => ({ ...change, family: one.family })))
    .sort((a, b) => b.day.localeCompare(a.day))
    .slice(0, lastChanges)
  return (
    <div className="fc-trend">
      <TimeChart
        title={t('indices')}
        large
        days={places.map((at) => formatDay(parseDay(found.from) + at))}
        when={t('byWeek')}
        say={(value) => format.number(value)}
        series={found.families.map((one) => ({
          ...{ key: one.family, name: text(family.words[one.family]) },
          values: places.map((at) => one.points[at] ?? null),
        }))}
      />
      <div>
        <strong>{t('changes')}</strong>
        {changes.length === 0 ? (
          <p className="ov-note">{t('noChanges')}</p>
        ) : (
          <ul className="fc-changes">
            {changes.map((one) => (
              <li key={`${one.family} ${one.day}`}>
                <time dateTime={one.day}>{format.date(one.day, 'day')}</time>
                <FamilyMark value={one.family} bare />
                <RiskShape value={one.from} />
                {text(colour.words[one.from])}
                <span aria-hidden="true">→</span>
                <RiskShape value={one.to} />
                {text(colour.words[one.to])}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
