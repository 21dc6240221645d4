/** Editions, newest first; and what happened, from the journal. */
import { Section } from '../../../web/kit/Page.tsx'
import { PersonLine } from '../../../web/kit/PersonLine.tsx'
import { type Moment, Timeline } from '../../../web/kit/Timeline.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type SystemDetail, systemEvents } from '../contract.ts'
import { urlOfFile } from './files.ts'
import { EditionStateBadge } from './marks.tsx'
import { systemWords } from './words.ts'

export function Editions({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const format = useFormat()
  return (
    <Section title={t('editions')}>
      <ol className="sy-editions">
        {system.editions.map((one) => (
          <li key={one.number}>
            <strong>{t('edition', { number: one.number })}</strong>
            <EditionStateBadge value={one.state} />
            <span>{one.title}</span>
            <span className="wf-muted">
              {one.effectiveOn ? t('inEffect', { day: format.date(one.effectiveOn, 'day') }) : ''}
            </span>
            {one.readings > 0 && <span className="wf-muted">{t('readings', { count: one.readings })}</span>}
            {one.file && (
              <a href={urlOfFile(one.file.id)} download={one.file.name} className="wf-no-print">
                {t('text')}
              </a>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

const words = new Map(Object.values(systemEvents).map((event) => [event.name, event.words]))
const tones: Readonly<Record<string, Moment['tone']>> = { 'system.issued': 'good', 'system.withdrawn': 'bad' }

export function History({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const text = useText()
  const format = useFormat()
  const items: Moment[] = system.timeline.map((entry) => {
    const { number, reason, note, reviewOn } = entry.payload
    const known = words.get(entry.action)
    const tone = tones[entry.action]
    const detail = [
      typeof number === 'number' ? t('edition', { number }) : '',
      entry.action === 'system.reviewed' && typeof reviewOn === 'string'
        ? `${t('nextReview')} ${format.date(reviewOn, 'day')}`
        : '',
      typeof reason === 'string' ? reason : '',
      typeof note === 'string' ? note : '',
    ].filter((part) => part !== '')
    return {
      key: String(entry.seq),
      at: entry.at,
      title: known ? text(known) : entry.action,
      who: entry.by ? <PersonLine name={entry.by.name} position={entry.by.title} /> : t('system'),
      detail: detail.join(' · '),
      ...(tone ? { tone } : {}),
    }
  })
  return <Timeline items={items} />
}
