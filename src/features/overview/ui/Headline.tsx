/** How it stands, in one sentence. */
import { Link } from '@tanstack/react-router'
import { family } from '../../../platform/contract/role.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Overview } from '../contract.ts'
import { RiskShape } from './RiskShape.tsx'
import { overviewWords } from './words.ts'

export function Headline({ found }: { found: Overview }) {
  const t = useWords(overviewWords)
  const text = useText()
  const format = useFormat()
  const { red, orange } = found.total.colours
  const all = format.number(found.total.facilities)
  const [first] = found.worst
  const facility = first && found.facilities.find(({ unitId }) => unitId === first.unitId)
  const cell = facility?.cells.find((one) => one.family === first?.family)
  const { sinceDay, sinceWeek } = found.total
  return (
    <div className="ov-headline" role="status">
      <p className="ov-headline-first">
        <RiskShape value={red > 0 ? 'red' : orange > 0 ? 'orange' : 'blue'} size={20} />
        <strong>{t(red > 0 ? 'bothBad' : orange > 0 ? 'onlyOrange' : 'calm', { red, orange, all })}</strong>
      </p>
      <p>
        {facility && cell && cell.colour !== 'blue' && (
          <Link to={`/facilities/${facility.unitId}` as never} hash={cell.family}>
            {t('worstIs', { name: text(facility.name), family: text(family.words[cell.family]), points: cell.points })}
          </Link>
        )}{' '}
        {t('sinceDay', sinceDay)} {t('sinceWeek', sinceWeek)}
      </p>
    </div>
  )
}
