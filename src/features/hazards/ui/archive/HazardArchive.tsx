/** The archive of one hazard: every part of its page, and each entry of the journal with its hash, as one document. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRead } from '../../../../web/api/hooks.ts'
import { urlOf } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useLanguage, useText, useWords } from '../../../../web/words/words.ts'
import { exportHazard, readProof } from '../../archive/contract.ts'
import { eventWords } from '../../contract/events.ts'
import { readHazard } from '../../contract.ts'
import '../hazards.css'
import { GradeMark, HazardStateBadge, useSaid } from '../marks.tsx'
import { History } from '../sections/History.tsx'
import { Sections } from '../sections/Sections.tsx'
import { hazardWords } from '../words.ts'
import { archiveWords } from './words.ts'

export default function HazardArchive() {
  const t = useWords(archiveWords)
  const titled = useWords(hazardWords)
  const text = useText()
  const said = useSaid()
  const language = useLanguage()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const asked = { unitId: Number(params.unit), id: params.id ?? '' }
  const read = useRead(readHazard, { params: asked })
  const hazard = read.data
  return (
    <Page
      title={hazard ? titled('titled', { object: said(hazard.object), finding: said(hazard.finding) }) : t('one')}
      width="narrow"
      crumbs={[
        { to: '/hazards', label: t('list') },
        { to: `/hazards/${params.unit}/${params.id}`, label: hazard?.number ?? t('one') },
      ]}
      note={
        hazard && (
          <>
            <span>{t('ofOne', { number: hazard.number })}</span>
            <HazardStateBadge value={hazard.state} />
            <GradeMark value={hazard.grade} />
            <FamilyMark value={hazard.family} />
            <span>{text(hazard.unit)}</span>
          </>
        )
      }
      actions={
        <>
          <Button icon={<Icon name="print" size={16} />} onClick={() => print()}>
            {t('print')}
          </Button>
          <Button
            icon={<Icon name="download" size={16} />}
            href={urlOf(exportHazard, { params: asked, query: { language } })}
            download
          >
            {t('export')}
          </Button>
        </>
      }
      read={read}
    >
      {hazard && (
        <>
          <Sections hazard={hazard} />
          <History hazard={hazard} />
          <Proof {...asked} />
        </>
      )}
    </Page>
  )
}

function Proof({ unitId, id }: { unitId: number; id: string }) {
  const t = useWords(archiveWords)
  const text = useText()
  const format = useFormat()
  const read = useRead(readProof, { params: { unitId, id } }, { topics: ['hazards'] })
  return (
    <Section title={t('proof')}>
      <ol className="hz-proof">
        {read.data?.items.map((entry) => (
          <li key={entry.seq}>
            <span>{t('seq', { seq: entry.seq })}</span>
            <strong>{text(eventWords(entry.action))}</strong>
            <time dateTime={entry.at}>{format.date(entry.at)}</time>
            <code>{entry.hash}</code>
          </li>
        ))}
      </ol>
      <p className="wf-muted">{t('proofHint')}</p>
    </Section>
  )
}
