/** One system: the edition that leads, its text, who has read it, its editions and all that happened. */
import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { role } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { Facts, Page, Section } from '../../../web/kit/Page.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Edition, readSystem, type SystemDetail, systemKind } from '../contract.ts'
import { Actions } from './Actions.tsx'
import { Coverage } from './Coverage.tsx'
import { FileCard } from './FileCard.tsx'
import { Editions, History } from './History.tsx'
import { ReviewDay, SystemStateBadge } from './marks.tsx'
import './systems.css'
import { systemWords } from './words.ts'

export default function SystemPage() {
  const t = useWords(systemWords)
  const text = useText()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(
    readSystem,
    { params: { unitId: Number(params.unit), id: params.id ?? '' } },
    { topics: ['organisation'] },
  )
  const system = read.data
  return (
    <Page
      title={system?.title ?? t('list')}
      crumbs={[{ to: '/systems', label: t('list') }]}
      note={
        system && (
          <>
            <SystemStateBadge value={system.state} />
            <span>{t('edition', { number: system.number })}</span>
            <span>{text(systemKind.words[system.kind])}</span>
            {system.family && <FamilyMark value={system.family} />}
            <span>{text(system.unit)}</span>
          </>
        )
      }
      actions={system && <Actions system={system} />}
      read={read}
    >
      {system && <Body system={system} />}
    </Page>
  )
}

function Body({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const leading = system.editions.find((one) => one.number === system.number)
  const draft = system.editions.find((one) => one.state === 'draft' && one.number !== system.number)
  return (
    <div className="sy-detail">
      <div>
        {draft && <Alert type="info" showIcon className="wf-fault" title={t('draftOpen', { number: draft.number })} />}
        {leading && <Leading system={system} edition={leading} />}
        <Editions system={system} />
      </div>
      <div>
        <Coverage system={system} />
        <Section title={t('timeline')}>
          <History system={system} />
        </Section>
      </div>
    </div>
  )
}

function Leading({ system, edition }: { system: SystemDetail; edition: Edition }) {
  const t = useWords(systemWords)
  const text = useText()
  const format = useFormat()
  return (
    <>
      <Section title={t('summary')}>
        <p className="sy-reading">{edition.summary || t('noSummary')}</p>
        <FileCard file={edition.file} />
      </Section>
      <Section title={t('facts')}>
        <Facts
          items={[
            [t('effectiveOn'), edition.effectiveOn && format.date(edition.effectiveOn, 'day')],
            [t('reviewOn'), <ReviewDay key="review" system={system} />],
            [t('readersAre'), edition.readers.map((one) => text(role.words[one])).join(t('comma')) || null],
            [t('author'), edition.author.name],
            [t('issuedBy'), edition.issuedBy?.name ?? null],
            [t('issuedAt'), edition.issuedAt && format.date(edition.issuedAt)],
          ]}
        />
      </Section>
    </>
  )
}
