/** One task as one big target: what, where, by when. A tap opens the place where it is done. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../../../web/icons/Icon.tsx'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Task } from '../contract.ts'
import './today.css'
import { todayWords } from './words.ts'

/** The router takes the path and the values after `?` apart. */
export function placeOf(path: string): { to: string; search: Readonly<Record<string, string>> } {
  const [to = '/', query = ''] = path.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(query)) }
}

interface TaskLineProps {
  readonly task: Task
  /** The unit's name, where a person works for more than one. */
  readonly showUnit: boolean
  readonly mark?: 'late' | 'soon'
}

export function TaskLine({ task, showUnit, mark }: TaskLineProps) {
  const t = useWords(todayWords)
  const text = useText()
  const notes = [
    showUnit ? text(task.unitName) : null,
    task.named ? t('named') : null,
    task.path === null ? t('unknownPlace') : null,
  ].filter((note): note is string => note !== null)
  return (
    <Place path={task.path} className={`wf-task ${mark ? `wf-task-${mark}` : ''}`}>
      <span className="wf-task-words">
        <span className="wf-task-title">{text(task.title)}</span>
        {notes.length > 0 && <span className="wf-task-notes">{notes.join(' · ')}</span>}
      </span>
      <DueClock due={task.dueAt} done={task.closedAt} />
      {task.path !== null && <Icon name="right" size={16} />}
    </Place>
  )
}

function Place({ path, className, children }: { path: string | null; className: string; children: ReactNode }) {
  if (path === null) return <div className={className}>{children}</div>
  const { to, search } = placeOf(path)
  return (
    <Link to={to} search={search as never} className={className}>
      {children}
    </Link>
  )
}

/** Whether the tasks are about more than one unit. */
export const manyUnits = (tasks: readonly Task[]): boolean => new Set(tasks.map((task) => task.unitId)).size > 1
