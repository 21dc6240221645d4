/** Hazards at a place and inside it: what is open, and what there was. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useReadPages } from '../../../../web/api/hooks.ts'
import { DueClock } from '../../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useLanguage, useText, useWords } from '../../../../web/words/words.ts'
import { type HazardRow, listHazards } from '../../../hazards/contract.ts'
import { hazardState } from '../../../hazards/loop/contract.ts'
import { placeWords } from '../words.ts'

export function HazardsHere({ unitId, placeId }: { unitId: number; placeId: string }) {
  return (
    <>
      <Part unitId={unitId} placeId={placeId} state="open" />
      <Part unitId={unitId} placeId={placeId} state="closed" />
    </>
  )
}

interface PartProps {
  readonly unitId: number
  readonly placeId: string
  readonly state: 'open' | 'closed'
}

function Part({ unitId, placeId, state }: PartProps) {
  const t = useWords(placeWords)
  const open = state === 'open'
  const sort = open ? 'due' : '-opened'
  const read = useReadPages(listHazards, { query: { unit: unitId, placeId, state, sort, limit: 20 } })
  return (
    <Section title={t(open ? 'hazardsOpen' : 'hazardsPast')}>
      {read.rows.length === 0 ? (
        <p className="wf-muted">{t(open ? 'noHazardsOpen' : 'noHazardsPast')}</p>
      ) : (
        <ul className="pl-lines">
          {read.rows.map((row) => (
            <li key={row.id}>
              <Line row={row} />
            </li>
          ))}
        </ul>
      )}
      {read.hasNextPage && (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('moreHazards')}
        </Button>
      )}
    </Section>
  )
}

function Line({ row }: { row: HazardRow }) {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const said = (words: HazardRow['object']) => (language === 'en' && words.en) || words.zh
  const ended = row.state === 'closed' || row.state === 'rejected'
  return (
    <Link to={`/hazards/${row.unitId}/${row.id}` as never}>
      <span>
        {said(row.object)} · {said(row.finding)}
      </span>
      <small>
        {row.number} <FamilyMark value={row.family} /> {text(hazardState.words[row.state])}{' '}
        {ended ? format.date(row.openedAt, 'day') : <DueClock due={row.dueAt} />}
      </small>
    </Link>
  )
}
