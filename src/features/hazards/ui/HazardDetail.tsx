/** One hazard: where it stands and for whom it waits, the plan, before and after, and all that happened. */

import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../web/api/hooks.ts'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Hazard, readHazard } from '../contract.ts'
import { isOpen } from '../loop/contract.ts'
import './hazards.css'
import { GradeMark, HazardMarks, HazardStateBadge, useSaid } from './marks.tsx'
import { MoveBar } from './moves/MoveBar.tsx'
import { StepPanel } from './StepPanel.tsx'
import { History } from './sections/History.tsx'
import { Sections } from './sections/Sections.tsx'
import { Talk } from './talk/Talk.tsx'
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
            <HazardMarks hazard={hazard} />
            <FamilyMark value={hazard.family} />
            <span>{text(hazard.unit)}</span>
            {isOpen(hazard.state) && <DueClock due={hazard.dueAt} />}
          </>
        )
      }
      actions={hazard && <MoveBar hazard={hazard} />}
      read={read}
    >
      {hazard && <Body hazard={hazard} />}
    </Page>
  )
}

/** What is recorded stands in `sections/Sections.tsx`, one component a part. */
function Body({ hazard }: { hazard: Hazard }) {
  return (
    <div className="hz-detail">
      <div>
        <StepPanel hazard={hazard} />
        <Sections hazard={hazard} />
        <Talk hazard={hazard} />
      </div>
      <History hazard={hazard} />
    </div>
  )
}
