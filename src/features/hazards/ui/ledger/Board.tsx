/**
 * The board (看板): a column for each open state, oldest first. Cards are not dragged: a state changes by the move that
 * leads on, and each card names it and whose it is.
 */

import { Link } from '@tanstack/react-router'
import { nowMs } from '../../../../web/api/clock.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { DueClock, urgencyOf } from '../../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { HazardFilter } from '../../contract.ts'
import { type Card, readBoard } from '../../ledger/groups/contract.ts'
import { move } from '../../loop/contract.ts'
import { GradeMark, HazardMarks, HazardStateBadge, useSaid } from '../marks.tsx'
import { type Address, layout, unsorted } from './address.ts'
import { Standing } from './Figures.tsx'
import { ledgerWords } from './words.ts'

interface BoardProps {
  readonly filter: HazardFilter
  readonly url: Address
  readonly many: boolean
}

export function Board({ filter, url, many }: BoardProps) {
  const l = useWords(ledgerWords)
  const text = useText()
  const format = useFormat()
  const board = useRead(readBoard, { query: unsorted(filter) })
  if (board.error) return <ReadFailed error={board.error} retry={() => void board.refetch()} />
  const { as: _, view: __, ...rest } = url
  return (
    <>
      <p className="hz-note">{l('boardNote')}</p>
      <section className="hz-board" aria-label={text(layout.words.board)}>
        {(board.data?.columns ?? []).map((column) => (
          <section key={column.state} className="hz-column">
            <h2>
              <HazardStateBadge value={column.state} />
              <span className="hz-figures">
                {column.overdue > 0 && <span className="hz-late">{l('groupOverdue', { count: column.overdue })}</span>}
                <span>{format.number(column.count)}</span>
              </span>
            </h2>
            {column.count === 0 && <p className="hz-column-none">{l('columnNone')}</p>}
            <ol>
              {column.cards.map((card) => (
                <BoardCard key={card.id} card={card} many={many} />
              ))}
            </ol>
            {column.count > column.cards.length && (
              <Link
                to={'/hazards' as never}
                search={{ ...rest, state: column.state, sort: 'opened' } as never}
                className="hz-column-all"
              >
                {l('columnAll', { number: format.number(column.count) })}
              </Link>
            )}
          </section>
        ))}
      </section>
      <Standing words={[filter.text || filter.place ? l('searchGroups') : null]} />
    </>
  )
}

function BoardCard({ card, many }: { readonly card: Card; readonly many: boolean }) {
  const l = useWords(ledgerWords)
  const text = useText()
  const said = useSaid()
  const urgency = urgencyOf(card.dueAt, nowMs())
  const late = urgency === 'late' || urgency === 'soon' ? `wf-row-${urgency}` : ''
  const next = l('next', { move: text(move.words[card.next.move]) })
  return (
    <li>
      <Link to={`/hazards/${card.unitId}/${card.id}` as never} className={`hz-card ${late}`}>
        <span className="hz-card-top">
          <FamilyMark value={card.family} bare />
          <span className="hz-number">{card.number}</span>
          {card.grade === 'major' && <GradeMark value="major" />}
          <HazardMarks hazard={card} />
        </span>
        <strong>{said(card.object)}</strong>
        <span>{said(card.finding)}</span>
        <small>{many ? `${text(card.unit)} · ${said(card.place)}` : said(card.place)}</small>
        <span className="hz-card-foot">
          <DueClock due={card.dueAt} />
          {card.responsible && <span>{card.responsible.name}</span>}
        </span>
        <span className={card.next.mine ? 'hz-next hz-next-mine' : 'hz-next'}>
          <Icon name="right" size={12} />
          {next}
          <small>{card.next.mine ? l('forYou') : l('forWhom', { who: text(card.next.who) })}</small>
        </span>
      </Link>
    </li>
  )
}
