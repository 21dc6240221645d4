/** One hand-over: both sides, what was open, and the same as an official sheet on paper. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useRead, useReadPages } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { Page, Section } from '../../../web/kit/Page.tsx'
import { StateBadge } from '../../../web/kit/StateBadge.tsx'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { registerReaders } from '../contract.ts'
import {
  type HandOver,
  handOverKind,
  handOverState,
  listMatters,
  matterKind,
  readHandOver,
} from '../handover/contract.ts'
import { HandOverActions } from './HandOverActions.tsx'
import { handOverWords } from './hand-over-words.ts'
import { Matters } from './Matters.tsx'
import { Paper } from './Paper.tsx'
import './responsibility.css'
import './hand-over.css'
import { titleOf, tones } from './tones.ts'

/** More lines than this are no sheet any more; the rest is read on the screen. */
const mostOnPaper = 2_000

export default function HandOverPage() {
  const t = useWords(handOverWords)
  const text = useText()
  const format = useFormat()
  const { unit, id } = useParams({ strict: false }) as { unit: string; id: string }
  // Whoever only signs has no register to go back to.
  const reads = holds(usePerson(), registerReaders)
  const params = { unitId: Number(unit), id }
  const read = useRead(readHandOver, { params })
  const list = useReadPages(listMatters, { params, query: { limit: 200 } })
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  // The sheet on paper holds the whole list, so all of it is loaded, page by page.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const goesOn = hasNextPage && !isFetchingNextPage && list.rows.length < mostOnPaper
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])
  const one = read.data
  const title = one ? t('title', { unit: text(one.unit), title: text(titleOf(one)) }) : t('list')
  return (
    <Page
      title={title}
      crumbs={[
        ...(reads ? [{ to: '/responsibility', label: t('register') }] : []),
        { to: '/responsibility/hand-overs', label: t('list') },
      ]}
      read={read}
      note={
        one && (
          <span className="ho-note">
            <StateBadge of={handOverState} value={one.state} tones={tones} />
            <span>{text(handOverKind.words[one.kind])}</span>
            <span>{t('effective', { day: format.date(one.effectiveOn, 'day') })}</span>
            <DueClock due={one.dueAt} done={one.settledAt} />
          </span>
        )
      }
      actions={
        one && (
          <>
            <Button icon={<Icon name="print" size={15} />} onClick={() => print()}>
              {t('print')}
            </Button>
            <HandOverActions one={one} chosen={[...chosen]} done={() => setChosen(new Set())} />
          </>
        )
      }
    >
      {one && (
        <div className="ho-screen">
          <Section title={t('sign')}>
            <Sides one={one} />
          </Section>
          <Section
            title={`${t('matters')} · ${format.number(one.total)}`}
            aside={<span className="wf-muted">{t('received', { done: one.received, all: one.total })}</span>}
          >
            {one.counts.length > 0 && (
              <ul className="ho-counts">
                {one.counts.map(({ kind, count }) => (
                  <li key={kind} className={`ho-count ho-${kind}`}>
                    <strong>{format.number(count)}</strong> {text(matterKind.words[kind])}
                  </li>
                ))}
              </ul>
            )}
            <p className="wf-muted ho-frozen">{t('frozen', { at: format.date(one.openedAt) })}</p>
            <Matters
              one={one}
              rows={list.rows}
              chosen={chosen}
              choose={setChosen}
              hasMore={list.hasNextPage}
              loadingMore={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </Section>
        </div>
      )}
      {one && <Paper one={one} rows={list.rows} />}
    </Page>
  )
}

function Sides({ one }: { one: HandOver }) {
  const t = useWords(handOverWords)
  const format = useFormat()
  const { given, receipt } = one
  return (
    <ul className="rs-cards ho-sides">
      <Side
        who={t('from')}
        name={one.outgoing.name}
        done={given !== null}
        said={
          given === null
            ? t('notYet')
            : given.excusedBy
              ? t('excused', { by: given.excusedBy, at: format.date(given.at), reason: given.note })
              : t('signedAt', { at: format.date(given.at) })
        }
        note={given && !given.excusedBy ? given.note : ''}
      />
      <Side
        who={t('to')}
        name={one.incoming?.name ?? t('nobody')}
        done={receipt !== null}
        said={receipt ? t('signedAt', { at: format.date(receipt.at) }) : t('notYet')}
        note={receipt?.note ?? ''}
      />
    </ul>
  )
}

interface SideProps {
  readonly who: string
  readonly name: string
  readonly done: boolean
  readonly said: string
  readonly note: string
}

function Side({ who, name, done, said, note }: SideProps) {
  return (
    <li className="rs-card">
      <h3>{who}</h3>
      <span className="rs-name">{name}</span>
      <div className={done ? 'ho-signed' : 'ho-unsigned'}>
        <Icon name={done ? 'tick' : 'clock'} size={14} />
        <span>{said}</span>
      </div>
      {note && <blockquote>{note}</blockquote>}
    </li>
  )
}
