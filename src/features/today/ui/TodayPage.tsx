/** The first screen of an officer at night: what is late, what is due, what waits; one tap to act. */
import { Link } from '@tanstack/react-router'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { dossierReaders } from '../../accountability/contract.ts'
import { getToday, type Part, part } from '../contract.ts'
import { manyUnits, TaskLine } from './TaskLine.tsx'
import './today.css'
import { todayWords } from './words.ts'

const everyMs = 60_000

export default function TodayPage() {
  const t = useWords(todayWords)
  const format = useFormat()
  // Late is a matter of time as well: without any change, the page asks again.
  const read = useRead(getToday, {}, { every: everyMs })
  const { data } = read
  return (
    <Page
      title={t('title')}
      width="narrow"
      read={read}
      note={
        data && (
          <>
            <span>{format.date(`${data.day}T12:00:00+08:00`, 'weekday')}</span>
            {data.done > 0 && <span>{t('doneToday', { count: data.done })}</span>}
          </>
        )
      }
    >
      {data && <Parts data={data} />}
    </Page>
  )
}

function Parts({ data }: { data: ReplyOf<typeof getToday> }) {
  const t = useWords(todayWords)
  const parts = part.terms.filter((term) => data[term].count > 0)
  if (parts.length === 0) {
    return (
      <div className="wf-task-empty">
        <EmptyState title={t('nothing')} hint={t('nothingHint')} action={<Elsewhere />} />
      </div>
    )
  }
  const showUnit = manyUnits(parts.flatMap((term) => data[term].items))
  const calm = data.late.count === 0 && data.today.count === 0
  return (
    <>
      {calm && (
        <p className="wf-task-calm">
          <Icon name="tick" size={16} />
          {t('calmToday')}
        </p>
      )}
      {parts.map((term) => (
        <PartOfToday key={term} term={term} shown={data[term]} showUnit={showUnit} />
      ))}
      <Elsewhere />
    </>
  )
}

/** Leaders often have nothing to do themselves, and look at what others have. */
function Elsewhere() {
  const t = useWords(todayWords)
  const person = usePerson()
  return (
    <p className="wf-task-foot">
      <Link to="/tasks" search={{ whose: 'scope' } as never}>
        {t('scope')}
      </Link>
      <Link to="/calendar">{t('month')}</Link>
      {holds(person, dossierReaders) && <Link to={'/tonight' as never}>{t('tonight')}</Link>}
    </p>
  )
}

const marks: Readonly<Partial<Record<Part, 'late' | 'soon'>>> = { late: 'late', today: 'soon' }

interface PartProps {
  readonly term: Part
  readonly shown: ReplyOf<typeof getToday>[Part]
  readonly showUnit: boolean
}

function PartOfToday({ term, shown, showUnit }: PartProps) {
  const t = useWords(todayWords)
  const text = useText()
  const mark = marks[term]
  const id = `today-${term}`
  return (
    <section className="wf-task-part" aria-labelledby={id}>
      <h2 id={id} className={mark ? `wf-task-head-${mark}` : undefined}>
        {text(part.words[term])}
        <span>{shown.count}</span>
      </h2>
      <ul>
        {shown.items.map((task) => (
          <li key={task.id}>
            <TaskLine task={task} showUnit={showUnit} {...(mark ? { mark } : {})} />
          </li>
        ))}
      </ul>
      {shown.count > shown.items.length && (
        <Link to="/tasks" className="wf-task-more">
          {t('more', { count: shown.count })}
        </Link>
      )}
    </section>
  )
}
