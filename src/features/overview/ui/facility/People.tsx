/** Who answers for the facility today. */
import { Link } from '@tanstack/react-router'
import { lanes } from '../../../../domain/responsibility/lanes.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Section } from '../../../../web/kit/Page.tsx'
import { PersonLine } from '../../../../web/kit/PersonLine.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { lane, readFacility } from '../../../responsibility/contract.ts'
import { facilityWords } from './words.ts'

export function People({ unitId }: { unitId: number }) {
  const t = useWords(facilityWords)
  const text = useText()
  const row = useRead(readFacility, { params: { unitId }, query: {} }, { topics: ['organisation'] }).data?.row
  if (!row) return null
  return (
    <Section
      title={t('people')}
      aside={
        <Link to={`/responsibility/units/${unitId}` as never} className="wf-no-print">
          {t('peopleAll')}
        </Link>
      }
    >
      <dl className="fc-people">
        {lanes.map((one) => {
          const { unit, people } = row[one]
          return (
            <div key={one}>
              <dt>{text(lane.words[one])}</dt>
              <dd>
                {people.length === 0 && <span className="ov-bad">{t('vacant')}</span>}
                {people.map((person) => (
                  <PersonLine
                    key={person.positionId}
                    name={[person.name, ...person.acting.map(({ name }) => name)].join('、')}
                    position={person.title}
                    unit={unit && text(unit)}
                  />
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}
