/** Reading on a phone: what it says, the full text, and one button under the thumb. */
import { Link, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { Page, Section } from '../../../web/kit/Page.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { confirmReading, readSystem, type SystemDetail, systemKind } from '../contract.ts'
import { FileCard } from './FileCard.tsx'
import './systems.css'
import { systemWords } from './words.ts'

export default function ReadPage() {
  const t = useWords(systemWords)
  const text = useText()
  const format = useFormat()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readSystem, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const system = read.data
  const edition = system?.editions.find((one) => one.number === system.number)
  return (
    <Page
      title={system?.title ?? t('list')}
      width="narrow"
      crumbs={[
        { to: '/systems', label: t('list') },
        ...(system
          ? [{ to: `/systems/${system.unitId}/${system.id}`, label: t('edition', { number: system.number }) }]
          : []),
      ]}
      note={
        system && (
          <>
            <span>{text(system.unit)}</span>
            <span>{text(systemKind.words[system.kind])}</span>
            {system.effectiveOn && <span>{t('inEffect', { day: format.date(system.effectiveOn, 'day') })}</span>}
          </>
        )
      }
      read={read}
    >
      {system && edition && (
        <>
          <Section title={t('summary')}>
            <p className="sy-reading">{edition.summary || t('noSummary')}</p>
          </Section>
          <Section title={t('text')}>
            <FileCard file={edition.file} />
          </Section>
          <Confirm system={system} />
        </>
      )}
    </Page>
  )
}

function Confirm({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const format = useFormat()
  const { message } = App.useApp()
  const write = useWrite(confirmReading, { subject: `system-reading ${system.id}` })
  const [queued, setQueued] = useState(false)
  const { mine, unitId, id, number } = system
  const confirm = async () => {
    try {
      const outcome = await write.run({ params: { unitId, id, number } })
      if (outcome.state === 'queued') setQueued(true)
    } catch (error) {
      const said = problemWords(error)
      void message.error(`${said.title}。${said.detail}`)
    }
  }
  return (
    <div className="sy-foot wf-no-print">
      {mine.readAt ? (
        <p className="sy-done" role="status">
          <Icon name="tick" size={18} />
          {t('confirmed', { when: format.date(mine.readAt) })}
        </p>
      ) : queued ? (
        <p className="sy-done" role="status">
          {t('queued')}
        </p>
      ) : mine.owes ? (
        <>
          <p>{t('confirmHint')}</p>
          <Button type="primary" size="large" loading={write.busy} onClick={() => void confirm()}>
            {t('confirm')}
          </Button>
        </>
      ) : (
        <p>{t(system.state === 'issued' ? 'notAsked' : 'notIssued')}</p>
      )}
      <Link to={`/systems/${unitId}/${id}` as never}>{t('toDetail')}</Link>
    </div>
  )
}
