/** One hazard: where it stands and for whom it waits, the plan, before and after, and all that happened. */

import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { audienceWords, cooperating, police } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { Facts, Page, Section } from '../../../web/kit/Page.tsx'
import { BeforeAfter } from '../../../web/kit/PhotoStrip.tsx'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Hazard, hazardSource, type Photo, readHazard } from '../contract.ts'
import { isOpen } from '../loop/contract.ts'
import { FiveSettled } from './FiveSettled.tsx'
import './hazards.css'
import { History } from './History.tsx'
import { GradeMark, HazardStateBadge, useSaid } from './marks.tsx'
import { MoveBar } from './moves/MoveBar.tsx'
import { shown } from './photos.ts'
import { StepPanel } from './StepPanel.tsx'
import { hazardWords } from './words.ts'

export default function HazardDetail() {
  const t = useWords(hazardWords)
  const text = useText()
  const said = useSaid()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(
    readHazard,
    { params: { unitId: Number(params.unit), id: params.id ?? '' } },
    { topics: ['tasks'] },
  )
  const hazard = read.data
  return (
    <Page
      title={hazard ? t('titled', { object: said(hazard.object), finding: said(hazard.finding) }) : t('list')}
      crumbs={[{ to: '/hazards', label: t('list') }]}
      note={
        hazard && (
          <>
            <span className="hz-number">{hazard.number}</span>
            <HazardStateBadge value={hazard.state} />
            <GradeMark value={hazard.grade} />
            <FamilyMark value={hazard.family} />
            <span>{text(hazard.unit)}</span>
            {isOpen(hazard.state) && <DueClock due={hazard.dueAt} />}
          </>
        )
      }
      actions={
        hazard && (
          <>
            <Button icon={<Icon name="print" size={16} />} onClick={() => print()} className="hz-print">
              {t('print')}
            </Button>
            <MoveBar hazard={hazard} />
          </>
        )
      }
      read={read}
    >
      {hazard && <Body hazard={hazard} />}
    </Page>
  )
}

function Body({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const planned = hazard.plan.measure !== null || !['reported', 'rejected'].includes(hazard.state)
  return (
    <div className="hz-detail">
      <div>
        <StepPanel hazard={hazard} />
        <Found hazard={hazard} />
        {planned && <FiveSettled hazard={hazard} />}
        <Photos hazard={hazard} />
      </div>
      <Section title={t('timeline')}>
        <History hazard={hazard} />
      </Section>
    </div>
  )
}

function Found({ hazard }: { hazard: Hazard }) {
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
          [t('place'), said(hazard.place)],
          [t('object'), said(hazard.object)],
          [t('finding'), said(hazard.finding)],
          [t('note'), hazard.note || null],
          [t('basis'), hazard.basis.length > 0 ? hazard.basis.map((one) => text(one)).join(t('semicolon')) : null],
          [t('lead'), t('leads')],
          [t('cooperates'), cooperating[hazard.family].map((whom) => text(audienceWords[whom])).join(t('comma'))],
          [t('source'), text(hazardSource.words[source.kind])],
          [t('reportedBy'), hazard.reportedBy.name],
          [t('opened'), format.date(hazard.openedAt)],
          ...(hazard.interim ? [[t('interim'), hazard.interim] as const] : []),
        ]}
      />
    </Section>
  )
}

function Photos({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const format = useFormat()
  const caption = (photo: Photo) => `${photo.by.name} ${format.date(photo.at)}`
  const of = (moment: Photo['moment']) =>
    hazard.photos.filter((photo) => photo.moment === moment).map((photo) => shown(photo, caption(photo)))
  const { rectification, verification } = hazard
  return (
    <Section title={t('photos')}>
      <BeforeAfter before={of('found')} after={of('rectified')} />
      {rectification.done !== null && (
        <Facts
          items={[
            [t('done'), rectification.done],
            ...(verification.by ? [[t('verified'), verification.note || t('noRemark')] as const] : []),
          ]}
        />
      )}
    </Section>
  )
}
