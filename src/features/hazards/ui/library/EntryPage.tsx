/** One entry: its words, how often it was used, open hazards with it, and its versions. */
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { DueClock } from '../../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Facts, Page, Section } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { amendEntry, type Entry, entryOrigin, readEntry, retireEntry } from '../../library/contract.ts'
import { reporters } from '../../loop/contract.ts'
import '../hazards.css'
import { GradeMark, HazardStateBadge, useSaid } from '../marks.tsx'
import { draftOf, EntryDialog } from './EntryDialog.tsx'
import './library.css'
import { libraryWords } from './words.ts'

export default function EntryPage() {
  const t = useWords(libraryWords)
  const text = useText()
  const said = useSaid()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readEntry, { params: { entry: params.entry ?? '' } }, { topics: ['hazards'] })
  const entry = read.data?.entry
  return (
    <Page
      title={entry ? said(entry.object) : t('title')}
      width="narrow"
      crumbs={[{ to: '/hazards/library', label: t('title') }]}
      note={
        entry && (
          <>
            <FamilyMark value={entry.family} />
            <GradeMark value={entry.grade} />
            <Badge tone={entry.origin === 'learned' ? 'busy' : 'calm'}>{text(entryOrigin.words[entry.origin])}</Badge>
            {entry.retired && <Badge tone="stop">{t('retired')}</Badge>}
          </>
        )
      }
      actions={entry && <Actions entry={entry} />}
      read={read}
    >
      {read.data && <Body {...read.data} />}
    </Page>
  )
}

type Reply = NonNullable<ReturnType<typeof useRead<typeof readEntry>>['data']>

function Body({ entry, used, open, versions }: Reply) {
  const t = useWords(libraryWords)
  const text = useText()
  const said = useSaid()
  const format = useFormat()
  return (
    <>
      <Section>
        <Facts
          items={[
            [t('finding'), said(entry.finding)],
            [t('where'), said(entry.where)],
            ...(entry.why ? [[t('why'), said(entry.why)] as const] : []),
            [t('basis'), entry.basis.map((one) => text(one)).join(text({ zh: '；', en: '; ' }))],
            [t('measure'), said(entry.measure)],
            [t('days'), t('dayCount', { count: entry.days })],
            [t('keywords'), entry.keywords.join(text({ zh: '、', en: ', ' }))],
          ]}
        />
        {!entry.reviewed && <p className="hz-basis">{t('unreviewed')}</p>}
      </Section>
      <Section title={t('used')}>
        <p>
          <strong>{t('usedTotal', { count: used.total })}</strong>
          {used.total > 0 && ` · ${t('usedMore', { ...used })}`}
        </p>
      </Section>
      <Section title={t('openWith')}>
        {open.length === 0 ? (
          <p className="wf-muted">{t('openNone')}</p>
        ) : (
          <ul className="hz-groups">
            {open.map((row) => (
              <li key={row.id} className="hz-group">
                <div>
                  <span className="hz-group-said">
                    <Link to={`/hazards/${row.unitId}/${row.id}` as never}>{row.number}</Link>
                    <HazardStateBadge value={row.state} />
                  </span>
                  <span>{said(row.finding)}</span>
                  <small>
                    {text(row.unit)} · {said(row.place)}
                  </small>
                </div>
                <DueClock due={row.dueAt} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {versions.length > 0 && (
        <Section title={t('versions')}>
          <Facts
            items={versions.map((one) => [
              t('version', { version: one.version }),
              [format.date(one.at), one.by.name, one.retired ? t('retired') : '', one.reason]
                .filter(Boolean)
                .join(' · '),
            ])}
          />
        </Section>
      )}
    </>
  )
}

function Actions({ entry }: { entry: Entry }) {
  const t = useWords(libraryWords)
  const person = usePerson()
  const navigate = useNavigate()
  const amend = useWrite(amendEntry)
  const retire = useWrite(retireEntry)
  const [open, setOpen] = useState(false)
  const params = { entry: entry.id }
  const decides = entry.origin === 'learned' && !entry.retired && holds(person, ['guidance'])
  return (
    <>
      {decides && (
        <>
          <ConfirmAction
            label={t('retire')}
            title={t('retireTitle')}
            consequence={t('retireLead')}
            reason="required"
            act={(reason) => retire.run({ params, body: { version: entry.version, reason } })}
          />
          <Button onClick={() => setOpen(true)}>{t('amend')}</Button>
          <EntryDialog
            title={t('amend')}
            open={open}
            initial={draftOf(entry)}
            reason="required"
            close={() => setOpen(false)}
            send={(draft, reason) => amend.run({ params, body: { version: entry.version, entry: draft, reason } })}
          />
        </>
      )}
      {!entry.retired && holds(person, reporters) && (
        <Button type="primary" onClick={() => void navigate({ to: `/hazards/report?entry=${entry.id}` as never })}>
          {t('report')}
        </Button>
      )}
    </>
  )
}
