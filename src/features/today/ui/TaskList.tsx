/** The list behind Today: mine or the whole scope's, to do or done. */

import { useNavigate } from '@tanstack/react-router'
import { role } from '../../../platform/contract/role.ts'
import { nowMs } from '../../../web/api/clock.ts'
import { useReadPages } from '../../../web/api/hooks.ts'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { StateBadge, type Tone } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { Term, useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { listTasks, type Task, taskState, whose } from '../contract.ts'
import { placeOf } from './TaskLine.tsx'
import { todayWords } from './words.ts'

const tones: Readonly<Record<Task['state'], Tone>> = { open: 'open', done: 'done', dropped: 'stop' }

export default function TaskList() {
  const t = useWords(todayWords)
  const text = useText()
  const values = useUrlValues()
  const navigate = useNavigate()
  const states = useChoices(taskState)
  const scopes = useChoices(whose)
  const list = useReadPages(listTasks, {
    query: {
      ...(taskState.has(values.state) ? { state: values.state } : {}),
      ...(whose.has(values.whose) ? { whose: values.whose } : {}),
    },
  })
  const open = (task: Task) => {
    if (task.path !== null) void navigate(placeOf(task.path) as never)
  }
  return (
    <Page title={t('all')} read={list} crumbs={[{ to: '/today', label: t('title') }]}>
      <FilterBar
        filters={[
          { kind: 'choice', name: 'whose', label: t('whose'), options: scopes },
          { kind: 'choice', name: 'state', label: t('state'), options: states },
        ]}
      />
      <LedgerTable
        name={t('all')}
        rows={list.rows}
        rowKey={(task) => task.id}
        columns={[
          { key: 'task', title: t('task'), cell: (task) => text(task.title), phone: 'title' },
          { key: 'unit', title: t('unit'), cell: (task) => text(task.unitName), width: '220px', phone: 'line' },
          {
            key: 'holder',
            title: t('holder'),
            cell: (task) => <Term of={role} value={task.role} />,
            width: '150px',
            phone: 'line',
          },
          {
            key: 'due',
            title: t('due'),
            cell: (task) => <DueClock due={task.dueAt} done={task.closedAt} />,
            width: '150px',
            phone: 'corner',
          },
          {
            key: 'state',
            title: t('state'),
            cell: (task) => <StateBadge of={taskState} value={task.state} tones={tones} />,
            width: '110px',
          },
        ]}
        mark={(task) => (task.state === 'open' && Date.parse(task.dueAt) < nowMs() ? 'late' : undefined)}
        onOpen={open}
        empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  )
}
