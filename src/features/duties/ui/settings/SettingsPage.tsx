/** Every default of the catalogue: what it asks, on what basis, whether it is confirmed, and who changed it. */
import { useNavigate } from '@tanstack/react-router'
import { family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type DutySettings, listSettings } from '../../settings/contract.ts'
import { useCadence } from '../DutyHeadline.tsx'
import '../duties.css'
import { settingWords } from './words.ts'

export default function SettingsPage() {
  const t = useWords(settingWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const cadenceOf = useCadence()
  const person = usePerson()
  const url = useUrlValues()
  const read = useRead(listSettings, {})
  const families = useChoices(family)
  const rows = (read.data?.duties ?? []).filter((row) => matches(row, url))

  const columns: Column<DutySettings>[] = [
    { key: 'clause', title: t('clause'), width: '72px', cell: ({ duty }) => duty.clause },
    { key: 'duty', title: t('duty'), phone: 'title', cell: ({ duty }) => text(duty.title) },
    { key: 'rule', title: t('rule'), width: '164px', phone: 'line', cell: ({ duty }) => cadenceOf(duty) },
    {
      key: 'record',
      title: t('record'),
      width: '156px',
      phone: 'line',
      cell: ({ duty }) => (duty.recordWithinDays === null ? '—' : t('recordDays', { count: duty.recordWithinDays })),
    },
    {
      key: 'remind',
      title: t('remind'),
      width: '124px',
      phone: 'line',
      cell: ({ duty }) =>
        duty.remindDays.length === 0 ? t('noReminder') : t('remindDays', { list: duty.remindDays.join(t('comma')) }),
    },
    {
      key: 'reviewed',
      title: t('standing'),
      width: '176px',
      phone: 'corner',
      cell: ({ duty }) => (
        <Badge tone={duty.reviewed ? 'done' : 'calm'}>{t(duty.reviewed ? 'reviewed' : 'unreviewed')}</Badge>
      ),
    },
    {
      key: 'changed',
      title: t('changed'),
      width: '200px',
      phone: 'line',
      cell: ({ settings }) => {
        const last = settings.at(-1)
        if (!last) return <span className="wf-muted">{t('never')}</span>
        return t('changedBy', { who: last.changedBy, day: format.date(last.effective, 'day') })
      },
    },
  ]
  return (
    <Page
      title={t('title')}
      read={read}
      note={
        <>
          <span>{t('note')}</span>
          {!holds(person, ['system']) && <span>{t('readOnly')}</span>}
        </>
      }
    >
      <FilterBar
        filters={[
          { kind: 'text', name: 'q', label: t('search') },
          { kind: 'choice', name: 'family', label: t('family'), options: families },
          {
            kind: 'choice',
            name: 'standing',
            label: t('standing'),
            options: [
              { value: 'reviewed', label: t('reviewed') },
              { value: 'unreviewed', label: t('unreviewed') },
              { value: 'changed', label: t('changedOnly') },
            ],
          },
        ]}
      />
      <LedgerTable
        name={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ duty }) => duty.id}
        onOpen={({ duty }) => void navigate({ to: `/duties/settings/${duty.id}` as never })}
        empty={<EmptyState icon="search" title={t('none')} hint={t('noneHint')} />}
      />
    </Page>
  )
}

function matches({ duty, settings }: DutySettings, url: Readonly<Record<string, string>>): boolean {
  const spoken = `${duty.clause} ${duty.title.zh} ${duty.title.en} ${duty.basis.zh} ${duty.basis.en}`.toLowerCase()
  const { standing } = url
  return (
    spoken.includes((url.q ?? '').trim().toLowerCase()) &&
    (url.family === undefined || duty.family === url.family) &&
    (standing !== 'reviewed' || duty.reviewed) &&
    (standing !== 'unreviewed' || !duty.reviewed) &&
    (standing !== 'changed' || settings.length > 0)
  )
}
