/** Who of those who must has read it, and who has not: for whoever leads or oversees. */
import { Section } from '../../../web/kit/Page.tsx'
import { PersonLine } from '../../../web/kit/PersonLine.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { SystemDetail } from '../contract.ts'
import { terms } from '../edition/contract.ts'
import { ReadShare } from './marks.tsx'
import { systemWords } from './words.ts'

export function Coverage({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const format = useFormat()
  const { coverage, readers } = system
  if (!coverage) return null
  const waiting = readers?.filter((one) => one.readAt === null) ?? []
  const done = readers?.filter((one) => one.readAt !== null) ?? []
  return (
    <Section title={t('coverage')} aside={<ReadShare coverage={coverage} />}>
      <p>{coverage.must === 0 ? t('nobodyMust') : t('coverageOf', { ...coverage })}</p>
      {readers && coverage.must > 0 && (
        <div className="sy-readers">
          <h3>{t('unreadBy')}</h3>
          {waiting.length === 0 ? (
            <p className="sy-done">{t('allRead')}</p>
          ) : (
            <ul>
              {waiting.map((one) => (
                <li key={one.id}>
                  <PersonLine name={one.name} position={one.title} />
                </li>
              ))}
            </ul>
          )}
          {done.length > 0 && (
            <>
              <h3>{t('readBy')}</h3>
              <ul>
                {done.map((one) => (
                  <li key={one.id}>
                    <PersonLine name={one.name} position={one.title} />
                    <time dateTime={one.readAt ?? ''}>{one.readAt ? format.date(one.readAt) : ''}</time>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <p className="sy-note">{t('computed', { days: terms.readingDays })}</p>
    </Section>
  )
}
