/** How a duty stands that must hold at all times: whether, since when not, what of it, and when it runs out. */
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { HeldStanding } from '../contract.ts'
import { StatusShape } from './status.tsx'
import { dutyWords } from './words.ts'

export function HeldNow({ standing, unitId }: { standing: HeldStanding; unitId: number }) {
  const t = useWords(dutyWords)
  const format = useFormat()
  const day = (value: string) => format.date(value, 'day')
  const tone = standing.holds ? 'done' : 'missed'
  const broken = standing.things.filter((thing) => thing.brokenSince !== null)
  return (
    <span className="wf-duty-held">
      <span className={`wf-duty-mark wf-duty-${tone}`}>
        <StatusShape status={tone} />
        {t(standing.holds ? 'heldNow' : 'brokenNow')}
      </span>
      {standing.emptySince !== null && (
        <Link to={'/systems' as never} search={{ unit: unitId } as never}>
          {t('nothingInForce', { day: day(standing.emptySince) })}
        </Link>
      )}
      {broken.map((thing) => (
        <Link key={thing.id} to={`/systems/${unitId}/${thing.id}` as never}>
          {thing.title} · {t('brokenSince', { day: day(thing.brokenSince ?? '') })}
        </Link>
      ))}
      {standing.runsOutOn !== null && <span>{t('runsOutOn', { day: day(standing.runsOutOn) })}</span>}
      <span>{t('heldShare', { share: format.number(Math.floor(standing.share * 100)) })}</span>
    </span>
  )
}
