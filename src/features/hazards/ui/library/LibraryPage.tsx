/** The library: every entry, searched on the device, those that ship apart from those learned here. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { indexOf, search } from '../../../../domain/library/match.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { family } from '../../../../platform/contract/role.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Entry, entryOrigin, listCandidates } from '../../library/contract.ts'
import { GradeMark, useSaid } from '../marks.tsx'
import '../hazards.css'
import './library.css'
import { useEntries } from './use-library.ts'
import { libraryWords } from './words.ts'

const retired = 'retired'

export default function LibraryPage() {
  const t = useWords(libraryWords)
  const text = useText()
  const said = useSaid()
  const person = usePerson()
  const navigate = useNavigate()
  const url = useUrlValues()
  const read = useEntries()
  const families = useChoices(family)
  const grades = useChoices(grade)
  const origins = [...useChoices(entryOrigin), { value: retired, label: t('retiredToo') }]
  const rows = useMemo(() => shown(read.data ?? [], url), [read.data, url])
  const columns: Column<Entry>[] = [
    {
      key: 'family',
      title: t('family'),
      width: '132px',
      phone: 'line',
      cell: (row) => <FamilyMark value={row.family} />,
    },
    {
      key: 'object',
      title: t('object'),
      phone: 'title',
      cell: (row) => (
        <span className="hz-finding">
          <strong>{said(row.object)}</strong>
          <span>{said(row.finding)}</span>
        </span>
      ),
    },
    {
      key: 'grade',
      title: t('grade'),
      width: '112px',
      phone: 'corner',
      cell: (row) => <GradeMark value={row.grade} />,
    },
    {
      key: 'days',
      title: t('days'),
      width: '104px',
      align: 'end',
      phone: 'line',
      cell: (row) => t('dayCount', { count: row.days }),
    },
    {
      key: 'origin',
      title: t('origin'),
      width: '116px',
      phone: 'line',
      cell: (row) => (
        <Badge tone={row.origin === 'learned' ? 'busy' : 'calm'}>{text(entryOrigin.words[row.origin])}</Badge>
      ),
    },
  ]
  return (
    <Page
      title={t('title')}
      note={t('lead')}
      crumbs={[{ to: '/hazards', label: text({ zh: '隐患台账', en: 'Hazard ledger' }) }]}
      actions={
        holds(
          person,
          listCandidates.may === 'anyone' || listCandidates.may === 'signed-in' ? [] : listCandidates.may,
        ) && (
          <Link to={'/hazards/library/learned' as never}>
            <Button>{t('learnedLink')}</Button>
          </Link>
        )
      }
      read={read}
    >
      <FilterBar
        filters={[
          { kind: 'text', name: 'text', label: t('search') },
          { kind: 'choice', name: 'family', label: t('family'), options: families },
          { kind: 'choice', name: 'grade', label: t('grade'), options: grades },
          { kind: 'choice', name: 'origin', label: t('origin'), options: origins },
        ]}
      />
      <LedgerTable
        name={t('title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => void navigate({ to: `/hazards/library/${row.id}` as never })}
        empty={<EmptyState icon="search" title={t('none')} hint={t('noneHint')} />}
      />
    </Page>
  )
}

function shown(entries: readonly Entry[], url: Readonly<Record<string, string>>): readonly Entry[] {
  const wanted = entries.filter(
    (entry) =>
      entry.retired === (url.origin === retired) &&
      (!url.family || entry.family === url.family) &&
      (!url.grade || entry.grade === url.grade) &&
      (!entryOrigin.has(url.origin) || entry.origin === url.origin),
  )
  if (!url.text?.trim()) return wanted
  return search(indexOf(wanted), url.text, null, wanted.length).map((hit) => hit.entry)
}
