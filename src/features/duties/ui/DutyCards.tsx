/** The year on a phone: a card for each duty with its window of today, and a strip of those before it. */
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { type UnitDuty, type Window, windowStatus } from '../contract.ts'
import { DutyHeadline } from './DutyHeadline.tsx'
import { GroupName } from './GroupName.tsx'
import { type Group, windowNow } from './groups.ts'
import { period, shortPeriod } from './periods.ts'
import { StatusMark, StatusShape, toneOf, useRest } from './status.tsx'
import { dutyWords } from './words.ts'

interface DutyCardsProps {
  readonly groups: readonly Group[]
  readonly today: string
  readonly unitId: number
  /** Id of the duty a link led to. */
  readonly sought: string | undefined
}

export function DutyCards({ groups, today, unitId, sought }: DutyCardsProps) {
  return (
    <div className="wf-duty-cards">
      {groups.map((group) => (
        <section key={group.key}>
          <h2>
            <GroupName of={group.key} />
          </h2>
          {group.duties.map((duty) => (
            <Card key={duty.id} duty={duty} today={today} unitId={unitId} sought={duty.id === sought} />
          ))}
        </section>
      ))}
    </div>
  )
}

const pathOf = (unitId: number, duty: UnitDuty, window: Window) =>
  `/duties/${unitId}/${duty.id}/${window.from}` as never

interface CardProps {
  readonly duty: UnitDuty
  readonly today: string
  readonly unitId: number
  readonly sought: boolean
}

function Card({ duty, today, unitId, sought }: CardProps) {
  const t = useWords(dutyWords)
  const text = useText()
  const rest = useRest()
  const now = windowNow(duty.windows, today)
  const past = duty.windows.filter((one) => one !== now && one.status !== 'not-owed' && one.from <= today)
  return (
    <article className="wf-duty-card" data-duty={duty.id} data-sought={sought}>
      {now && (
        <Link to={pathOf(unitId, duty, now)} className="wf-duty-card-now">
          <DutyHeadline duty={duty} />
          <span className="wf-duty-card-line">
            <StatusMark status={now.status} />
            <span>
              {text(period(now))}
              {rest(now, today) && ` · ${rest(now, today)}`}
            </span>
          </span>
          <Icon name="right" size={16} />
        </Link>
      )}
      {past.length > 0 && (
        <ul className="wf-duty-strip" aria-label={t('past')}>
          {past.map((window) => (
            <li key={window.from}>
              <Link
                to={pathOf(unitId, duty, window)}
                className={toneOf(window, today)}
                aria-label={`${text(period(window))}，${text(windowStatus.words[window.status])}`}
              >
                <StatusShape status={window.status} />
                {text(shortPeriod(window))}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
