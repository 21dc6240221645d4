/** The journal, newest first: who did what, when, by which post and for whom; each entry opens with its proof. */
import { Drawer } from 'antd'
import { useState } from 'react'
import { useReadPages } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Loaded } from '../../../../web/kit/Loaded.tsx'
import { Facts, Page } from '../../../../web/kit/Page.tsx'
import { PersonLine } from '../../../../web/kit/PersonLine.tsx'
import { useUrlState, useUrlValues } from '../../../../web/kit/url-state.ts'
import { usePhone } from '../../../../web/theme/media.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { type JournalRow, readJournal } from '../../journal/contract.ts'
import { actions, actionWords } from '../actions.ts'
import '../organisation.css'
import { startOf } from '../moment.ts'
import { UnitPicker } from '../pickers.tsx'
import { organisationWords } from '../words.ts'

const words = dictionary({
  title: { zh: '日志', en: 'Journal' },
  lead: {
    zh: '只增不改：每条记录带前一条的指纹，改动、删除、调换都能查出。',
    en: 'Only grows: each entry carries the fingerprint of the one before, so a change, a gap or a swap is found.',
  },
  at: { zh: '时间', en: 'When' },
  action: { zh: '事项', en: 'What' },
  who: { zh: '经办', en: 'Who' },
  system: { zh: '系统', en: 'The system' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  seq: { zh: '序号', en: 'Number' },
  subject: { zh: '对象', en: 'About' },
  files: { zh: '附件指纹', en: 'Files' },
  hash: { zh: '本条指纹', en: 'Fingerprint' },
  content: { zh: '内容', en: 'Content' },
  none: { zh: '没有符合条件的记录', en: 'No entry matches' },
  noneHint: { zh: '放宽时间或清除筛选。', en: 'Widen the time, or clear the filters.' },
})

export default function JournalPage() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const text = useText()
  const format = useFormat()
  const { action, from, to } = useUrlValues()
  const [unit, setUnit] = useUrlState('unit')
  const [opened, setOpened] = useState<JournalRow | null>(null)
  const list = useReadPages(readJournal, {
    query: {
      ...(unit ? { unitId: Number(unit) } : {}),
      ...(action ? { action } : {}),
      ...(from ? { from: startOf(from) } : {}),
      // The whole last day.
      ...(to ? { to: startOf(to, 1) } : {}),
    },
  })
  const columns: readonly Column<JournalRow>[] = [
    { key: 'at', title: t('at'), width: '170px', phone: 'corner', cell: (row) => format.date(row.at) },
    { key: 'action', title: t('action'), width: '220px', phone: 'title', cell: (row) => text(actionWords(row.action)) },
    { key: 'who', title: t('who'), width: '260px', phone: 'line', cell: (row) => <Who row={row} /> },
    { key: 'unit', title: o('unit'), phone: 'line', cell: (row) => text({ zh: row.unitName, en: row.unitNameEn }) },
    { key: 'seq', title: t('seq'), width: '80px', align: 'end', cell: (row) => format.number(row.seq) },
  ]
  return (
    <Page title={t('title')} note={t('lead')}>
      <div className="wf-org-filters">
        <FilterBar
          filters={[
            {
              kind: 'choice',
              name: 'action',
              label: t('action'),
              options: [...actions].map(([value, one]) => ({ value, label: text(one) })),
            },
            { kind: 'day', name: 'from', label: t('from') },
            { kind: 'day', name: 'to', label: t('to') },
          ]}
        />
        <div className="wf-org-unit">
          <UnitPicker
            allowClear
            placeholder={o('unit')}
            value={unit ? Number(unit) : null}
            onChange={(next) => setUnit(next === null ? undefined : String(next))}
          />
        </div>
      </div>
      <Loaded read={list}>
        <LedgerTable
          name={t('title')}
          rows={list.rows}
          rowKey={(row) => `${row.unitId}/${row.seq}`}
          columns={columns}
          onOpen={setOpened}
          empty={<EmptyState icon="journal" title={t('none')} hint={t('noneHint')} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </Loaded>
      <EntryDrawer row={opened} close={() => setOpened(null)} />
    </Page>
  )
}

function Who({ row }: { row: JournalRow }) {
  const t = useWords(words)
  if (row.name === null) return <>{t('system')}</>
  return <PersonLine name={row.name} position={row.title} onBehalfOf={row.onBehalfOf} />
}

function EntryDrawer({ row, close }: { row: JournalRow | null; close: () => void }) {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const text = useText()
  const format = useFormat()
  const phone = usePhone()
  return (
    <Drawer
      open={row !== null}
      onClose={close}
      title={row && text(actionWords(row.action))}
      size={phone ? '100%' : 560}
      destroyOnHidden
    >
      {row && (
        <>
          <Facts
            items={[
              [t('at'), format.date(row.at)],
              [t('who'), <Who key="who" row={row} />],
              [o('unit'), text({ zh: row.unitName, en: row.unitNameEn })],
              [t('seq'), format.number(row.seq)],
              [t('subject'), `${row.subjectType} ${row.subjectId}`],
              [
                t('hash'),
                <code key="hash" className="wf-org-hash">
                  {row.hash}
                </code>,
              ],
              ...(row.files.length === 0
                ? []
                : [
                    [
                      t('files'),
                      <code key="files" className="wf-org-hash">
                        {row.files.join(' ')}
                      </code>,
                    ] as const,
                  ]),
            ]}
          />
          <h3 className="wf-org-content">{t('content')}</h3>
          <pre className="wf-org-payload">{JSON.stringify(row.payload, null, 2)}</pre>
        </>
      )}
    </Drawer>
  )
}
