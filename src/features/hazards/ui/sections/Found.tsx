/** What was found, where, by whom, and who answers for it. */
import { Link } from '@tanstack/react-router'
import { audienceWords, cooperating, police } from '../../../../platform/contract/role.ts'
import { Facts, Section } from '../../../../web/kit/Page.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Hazard, hazardSource } from '../../contract.ts'
import { useSaid } from '../marks.tsx'
import { hazardWords } from '../words.ts'

export function Found({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const said = useSaid()
  const format = useFormat()
  const person = usePerson()
  const { source } = hazard
  return (
    <Section
      title={t('facts')}
      aside={
        source.activityId &&
        holds(person, police) && (
          <Link className="wf-no-print" to={`/activities/${hazard.unitId}/${source.activityId}` as never}>
            {t('openCheck')}
          </Link>
        )
      }
    >
      <Facts
        items={[
          [t('place'), <Place key="place" hazard={hazard} />],
          [t('object'), said(hazard.object)],
          [t('finding'), said(hazard.finding)],
          [t('note'), hazard.note || null],
          [t('basis'), hazard.basis.length > 0 ? hazard.basis.map((one) => text(one)).join(t('semicolon')) : null],
          [t('lead'), t('leads')],
          [t('cooperates'), cooperating[hazard.family].map((whom) => text(audienceWords[whom])).join(t('comma'))],
          [t('source'), text(hazardSource.words[source.kind])],
          [t('reportedBy'), hazard.reportedBy.name],
          [t('opened'), format.date(hazard.openedAt)],
        ]}
      />
    </Section>
  )
}

/** As it was written; where it was chosen from the register of places, it leads there. */
function Place({ hazard }: { hazard: Hazard }) {
  const said = useSaid()
  const person = usePerson()
  if (hazard.placeId === null || !holds(person, police)) return said(hazard.place)
  return <Link to={`/places/${hazard.unitId}/${hazard.placeId}` as never}>{said(hazard.place)}</Link>
}
