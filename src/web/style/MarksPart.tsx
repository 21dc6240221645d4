/** Marks: what a record's state, family, risk and deadline look like. */
import { family } from '../../platform/contract/role.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'
import { DueClock } from '../kit/DueClock.tsx'
import { FamilyMark } from '../kit/FamilyMark.tsx'
import { KeyHint } from '../kit/KeyHint.tsx'
import { PersonLine } from '../kit/PersonLine.tsx'
import { type Risk, RiskMark } from '../kit/RiskMark.tsx'
import { Stat, Stats } from '../kit/Stat.tsx'
import { StateBadge, type Tone } from '../kit/StateBadge.tsx'
import { Timeline } from '../kit/Timeline.tsx'
import { useWords } from '../words/words.ts'
import { styleWords } from './words.ts'

export const sampleState = vocabulary('style sample state', {
  reported: { zh: '已上报', en: 'Reported' },
  rectifying: { zh: '整改中', en: 'Rectifying' },
  submitted: { zh: '待验收', en: 'To verify' },
  closed: { zh: '已销号', en: 'Closed' },
  rejected: { zh: '不予立案', en: 'Rejected' },
  merged: { zh: '已合并', en: 'Merged' },
})
export const sampleTones = {
  reported: 'open',
  rectifying: 'busy',
  submitted: 'wait',
  closed: 'done',
  rejected: 'stop',
  merged: 'calm',
} as const satisfies Record<(typeof sampleState.terms)[number], Tone>

const risks: readonly Risk[] = ['red', 'orange', 'yellow', 'blue']
const hour = 3_600_000
export const fromNow = (hours: number): string => new Date(Date.now() + hours * hour).toISOString()

export function MarksPart() {
  const t = useWords(styleWords)
  return (
    <div className="wf-parts">
      <h3>{t('states')}</h3>
      <div>
        {sampleState.terms.map((value) => (
          <StateBadge key={value} of={sampleState} value={value} tones={sampleTones} />
        ))}
      </div>
      <h3>{t('risk')}</h3>
      <div>
        {risks.map((value) => (
          <RiskMark key={value} value={value} />
        ))}
        {risks.map((value) => (
          <RiskMark key={value} value={value} plain />
        ))}
      </div>
      <h3>{t('families')}</h3>
      <div>
        {family.terms.map((value) => (
          <FamilyMark key={value} value={value} />
        ))}
        {family.terms.map((value) => (
          <FamilyMark key={value} value={value} bare />
        ))}
      </div>
      <h3>{t('deadlines')}</h3>
      <div>
        <DueClock due={fromNow(100)} />
        <DueClock due={fromNow(3.2)} />
        <DueClock due={fromNow(-50)} />
        <DueClock due={fromNow(2)} done={fromNow(0)} />
        <DueClock due={fromNow(-9)} done={fromNow(-2)} />
      </div>
      <h3>{t('figures')}</h3>
      <Stats>
        <Stat label={t('openHazards')} value={27} note={t('ofMajor')} to="/style" />
        <Stat label={t('overdue')} value={3} tone="bad" to="/style" />
        <Stat label={t('dueToday')} value={5} tone="warn" />
        <Stat label={t('closedMonth')} value={41} tone="good" />
      </Stats>
      <h3>{t('timeline')}</h3>
      <Timeline
        items={[
          {
            key: '3',
            at: fromNow(-1),
            title: t('returned'),
            tone: 'bad',
            who: <PersonLine name={t('zhou')} unit={t('house')} />,
            detail: t('returnedWhy'),
          },
          {
            key: '2',
            at: fromNow(-30),
            title: t('approved'),
            tone: 'good',
            who: <PersonLine name={t('zhou')} onBehalfOf={t('li')} />,
          },
          { key: '1', at: fromNow(-52), title: t('reported'), who: <PersonLine name={t('li')} unit={t('house')} /> },
        ]}
      />
      <div>
        <KeyHint keys={['Ctrl', 'K']} />
        <KeyHint keys={['j']} />
      </div>
    </div>
  )
}
