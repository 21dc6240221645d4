/**
 * The year grid: a row for each counted duty, grouped by family; each window a cell that spans its months. One stop for
 * the keyboard; arrows move between cells, Enter opens.
 */
import { Fragment, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useText, useWords } from '../../../web/words/words.ts'
import { type UnitDuty, type Window, windowStatus } from '../contract.ts'
import { DutyHeadline } from './DutyHeadline.tsx'
import { GroupName } from './GroupName.tsx'
import { firstStop, moved, opens, type Place, type Slot, slotsOf } from './grid.ts'
import { type Group, monthOf } from './groups.ts'
import { monthName, period } from './periods.ts'
import { StatusShape, toneOf, useRest } from './status.tsx'
import { dutyWords } from './words.ts'

interface YearGridProps {
  readonly name: string
  readonly year: number
  readonly today: string
  readonly groups: readonly Group[]
  /** Id of the duty a link led to. */
  readonly sought: string | undefined
  readonly onOpen: (duty: UnitDuty, window: Window) => void
}

const id = (place: Place): string => `duty-cell-${place.row}-${place.slot}`

export function YearGrid({ name, year, today, groups, sought, onOpen }: YearGridProps) {
  const t = useWords(dutyWords)
  const text = useText()
  const table = useRef<HTMLTableElement>(null)
  const rows = useMemo(
    () => groups.flatMap((group) => group.duties.map((duty) => slotsOf(duty.windows, year))),
    [groups, year],
  )
  const [chosen, setChosen] = useState<Place | null>(null)
  const known = chosen && opens(rows[chosen.row]?.[chosen.slot]) ? chosen : null
  const at = known ?? firstStop(rows)
  const current = monthOf(today, year)

  const pressed = (event: KeyboardEvent) => {
    const to = at && moved(rows, at, event.key)
    if (!to) return
    event.preventDefault()
    setChosen(to)
    table.current?.querySelector<HTMLButtonElement>(`#${id(to)}`)?.focus()
  }

  let row = -1
  return (
    <div className="wf-duty-scroll">
      <table ref={table} className="wf-duty-grid">
        <caption className="wf-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('duty')}</th>
            {Array.from({ length: 12 }, (_, month) => (
              <th
                key={monthName(month).en}
                scope="col"
                className={month === current ? 'wf-duty-now' : undefined}
                aria-current={month === current ? 'date' : undefined}
              >
                {text(monthName(month))}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            <tr className="wf-duty-family">
              <th scope="rowgroup" colSpan={13}>
                <GroupName of={group.key} />
              </th>
            </tr>
            {group.duties.map((duty) => {
              row += 1
              const here = row
              return (
                <tr key={duty.id} data-duty={duty.id} data-sought={duty.id === sought}>
                  <th scope="row">
                    <DutyHeadline duty={duty} />
                  </th>
                  {(rows[here] ?? []).map((slot, index) => (
                    <Fragment key={slot.start}>
                      <Cell
                        slot={slot}
                        place={{ row: here, slot: index }}
                        stop={at?.row === here && at.slot === index}
                        title={text(duty.title)}
                        today={today}
                        onFocus={setChosen}
                        onKey={pressed}
                        onOpen={(window) => onOpen(duty, window)}
                      />
                    </Fragment>
                  ))}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface CellProps {
  readonly slot: Slot
  readonly place: Place
  readonly stop: boolean
  readonly title: string
  readonly today: string
  readonly onFocus: (place: Place) => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly onOpen: (window: Window) => void
}

function Cell({ slot, place, stop, title, today, onFocus, onKey, onOpen }: CellProps) {
  const t = useWords(dutyWords)
  const text = useText()
  const rest = useRest()
  const { window } = slot
  if (!window || !opens(slot)) {
    return (
      <td colSpan={slot.span}>
        <span className="wf-duty-none">
          {window ? <StatusShape status="not-owed" /> : null}
          <span className="wf-hidden">{t('not-owed')}</span>
        </span>
      </td>
    )
  }
  const under = rest(window, today)
  const words = [title, text(period(window)), text(windowStatus.words[window.status]), under].filter(Boolean).join('，')
  return (
    <td colSpan={slot.span}>
      <button
        type="button"
        id={id(place)}
        tabIndex={stop ? 0 : -1}
        className={`wf-duty-cell ${toneOf(window, today)}`}
        aria-label={words}
        onFocus={() => onFocus(place)}
        onKeyDown={onKey}
        onClick={() => onOpen(window)}
      >
        <span>
          <StatusShape status={window.status} />
          {t(window.status)}
        </span>
        {under && <small>{under}</small>}
      </button>
    </td>
  )
}
