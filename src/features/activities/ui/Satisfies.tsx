/** Which duties a finished piece of work completed, and for which of its kind it does not count, and why. */
import { Link } from '@tanstack/react-router'
import type { Shortfall } from '../../../domain/compliance/evidence.ts'
import { police } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Section } from '../../../web/kit/Page.tsx'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { dictionary, useText, useWords } from '../../../web/words/words.ts'
import { readEvidence, type Shortfall as Told } from '../../duties/contract.ts'
import { Lack } from './record/CountsFor.tsx'

const words = dictionary({
  title: { zh: '算作哪些职责的完成', en: 'Duties it completes' },
  none: { zh: '没有职责以此为完成凭证。', en: 'No duty takes it as evidence.' },
  inTime: { zh: '按时完成', en: 'In time' },
  late: { zh: '逾期补做', en: 'Made up late' },
  not: { zh: '未计入', en: 'Does not count' },
  notOwed: { zh: '该职责不适用于本单位', en: 'the duty does not apply to this unit' },
  window: { zh: '{from} 至 {to}', en: '{from} to {to}' },
})

/** As the domain says it, which the phrases are made from. */
function told({ lacks, missing, wanted, had }: Told): Shortfall {
  if (lacks === 'participants') return { lacks, missing }
  if (lacks === 'by') return { lacks, wanted: missing }
  if (lacks === 'attendance' || lacks === 'minutes') return { lacks, wanted: wanted ?? 0, had }
  return { lacks }
}

export function Satisfies({ unitId, id }: { unitId: number; id: string }) {
  const t = useWords(words)
  const text = useText()
  const format = useFormat()
  const enabled = holds(usePerson(), police)
  const { data } = useRead(readEvidence, { params: { unitId, activityId: id } }, { enabled, topics: ['activities'] })
  if (!data) return null
  const day = (of: string) => format.date(of, 'day')
  return (
    <Section title={t('title')}>
      <div className="wf-act-counts">
        {data.satisfies.length + data.not.length === 0 && <p className="wf-muted">{t('none')}</p>}
        <ul>
          {data.satisfies.map((one) => (
            <li key={one.duty}>
              <Badge tone={one.inTime ? 'done' : 'wait'}>{t(one.inTime ? 'inTime' : 'late')}</Badge>
              <span>
                <Link to={`/duties/${unitId}/${one.duty}/${one.from}` as never}>{text(one.title)}</Link>
                <small>{t('window', { from: day(one.from), to: day(one.to) })}</small>
              </span>
            </li>
          ))}
          {data.not.map((one) => (
            <li key={one.duty}>
              <Badge tone="calm">{t('not')}</Badge>
              <span>
                {text(one.title)}
                <small>
                  {one.notOwed ? t('notOwed') : one.why.map((why) => <Lack key={why.lacks} of={told(why)} />)}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
