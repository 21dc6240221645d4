/** The month: how much is due on which day, and the chosen day's tasks beside it. */
import { Button } from 'antd'
import { movedMonth } from '../../../domain/calendar/month.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { formatDate, useFormat } from '../../../web/words/format.ts'
import { useLanguage, useWords } from '../../../web/words/words.ts'
import { getCalendar } from '../contract.ts'
import { FeedButton } from './FeedButton.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { monthOf } from './month.ts'
import { manyUnits, TaskLine } from './TaskLine.tsx'
import './today.css'
import { todayWords } from './words.ts'

const noon = (day: string) => `${day}T12:00:00+08:00`
/** Today in the region, until the server has said it. */
const dayNow = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format()

export default function MonthPage() {
  const t = useWords(todayWords)
  const language = useLanguage()
  const [chosen, choose] = useUrlState('day')
  const day = chosen !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(chosen) ? chosen : dayNow()
  const month = monthOf(day)
  const read = useRead(getCalendar, { query: { month } })
  const monthName = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
  }).format(new Date(noon(`${month}-01`)))
  return (
    <Page title={t('monthTitle')} actions={<FeedButton />}>
      <div className="wf-month-bar">
        <Button
          aria-label={t('before')}
          icon={<Icon name="back" size={16} />}
          onClick={() => choose(movedMonth(day, -1))}
        />
        <h2 aria-live="polite">{monthName}</h2>
        <Button
          aria-label={t('after')}
          icon={<Icon name="right" size={16} />}
          onClick={() => choose(movedMonth(day, 1))}
        />
        <Button onClick={() => choose(undefined)}>{t('toToday')}</Button>
      </div>
      <div className="wf-month">
        <MonthGrid
          name={monthName}
          month={month}
          chosen={day}
          data={read.data}
          onChoose={choose}
          labelOf={(one) =>
            t('dayLabel', {
              date: formatDate(language, noon(one.day), 'weekday'),
              open: one.open,
              late: one.late,
              done: one.done,
            })
          }
        />
        <DayTasks day={day} read={read} />
      </div>
    </Page>
  )
}

function DayTasks({ day, read }: { day: string; read: ReturnType<typeof useRead<typeof getCalendar>> }) {
  const t = useWords(todayWords)
  const format = useFormat()
  const items = read.data?.days.find((one) => one.day === day)?.items ?? []
  return (
    <section className="wf-month-day" aria-labelledby="month-day">
      <h2 id="month-day">{format.date(noon(day), 'weekday')}</h2>
      {read.data && items.length === 0 && <EmptyState icon="calendar" title={t('emptyDay')} hint={t('emptyDayHint')} />}
      <ul>
        {items.map((task) => (
          <li key={task.id}>
            <TaskLine task={task} showUnit={manyUnits(items)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
