/** 总览: which facility's bottom line is at risk, why, and what to do about it; any level, any day. */
import { Link } from '@tanstack/react-router'
import { Alert, Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'
import { facilityType, family, police } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { urlOf } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { NoFacility } from '../../../web/kit/NoFacility.tsx'
import { Page, Section } from '../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import { colour } from '../../risk/contract.ts'
import { exportOverview, type Overview, readOverview, readYear } from '../contract.ts'
import { ChangeList } from './Changes.tsx'
import { FamilyTiles } from './FamilyTiles.tsx'
import { Headline } from './Headline.tsx'
import { Matrix } from './Matrix.tsx'
import { chosen, share } from './matrix.ts'
import './overview.css'
import { Readiness } from './Readiness.tsx'
import { TileMap } from './TileMap.tsx'
import { blocksOf } from './tiles.ts'
import { WorstList } from './Worst.tsx'
import { overviewWords } from './words.ts'
import { YearCharts } from './YearCharts.tsx'

/** What stands at the city itself and in none of its counties. */
const direct = { zh: '市直', en: 'City' }

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What of the address the server answers; the rest sorts and filters what is here. */
function askedIn(url: Readonly<Record<string, string>>) {
  return {
    ...(isDay(url.day) ? { day: url.day } : {}),
    ...(url.territory && /^\d{2,6}$/.test(url.territory) ? { territory: url.territory } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
  }
}

export default function OverviewPage() {
  const t = useWords(overviewWords)
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const set = useSetUrlValues()
  const asked = askedIn(useUrlValues())
  const read = useRead(readOverview, { query: asked }, { keep: true })
  const year = useRead(readYear, { query: asked }, { keep: true })
  const found = read.data
  const here = found?.path.at(-1)
  return (
    <Page
      title={here ? text(here.name) : t('title')}
      read={read}
      note={found && <Crumbs found={found} asked={asked} />}
      actions={
        <>
          <DatePicker
            aria-label={t('day')}
            placeholder={t('today')}
            value={asked.day ? dayjs(asked.day) : null}
            disabledDate={(day) =>
              found !== undefined &&
              (day.format('YYYY-MM-DD') > found.today || day.format('YYYY-MM-DD') < (found.first ?? found.today))
            }
            onChange={(day) => set({ day: day?.format('YYYY-MM-DD') })}
          />
          <Button icon={<Icon name="print" size={15} />} onClick={() => print()}>
            {t('print')}
          </Button>
          <Button
            icon={<Icon name="download" size={15} />}
            href={urlOf(exportOverview, { query: { ...asked, language } })}
            download
          >
            {t('export')}
          </Button>
        </>
      }
    >
      {found && found.day !== found.today && (
        <Alert
          className="ov-past"
          type="warning"
          showIcon
          title={t('past', { day: format.date(found.day, 'day') })}
          description={t('pastHint')}
          action={
            <Button size="small" onClick={() => set({ day: undefined })}>
              {t('backToToday')}
            </Button>
          }
        />
      )}
      {found && <Found found={found} asked={asked} year={year.data} />}
    </Page>
  )
}

/** Where one is, and every level above: the drill stays on this page. */
function Crumbs({ found, asked }: { found: Overview; asked: ReturnType<typeof askedIn> }) {
  const t = useWords(overviewWords)
  const text = useText()
  const { territory: _, ...rest } = asked
  if (found.path.length === 0)
    return <span>{t('shown', { count: found.total.facilities, n: found.total.facilities })}</span>
  return (
    <nav className="ov-crumbs" aria-label={t('city')}>
      <Link to="/overview" search={rest as never}>
        {t('whole')}
      </Link>
      {found.path.map(({ code, name }, at) => (
        <span key={code}>
          <span aria-hidden="true">/</span>
          {at === found.path.length - 1 ? (
            <b aria-current="page">{text(name)}</b>
          ) : (
            <Link to="/overview" search={{ ...rest, territory: code } as never}>
              {text(name)}
            </Link>
          )}
        </span>
      ))}
      <span>{t('shown', { count: found.total.facilities, n: found.total.facilities })}</span>
    </nav>
  )
}

interface FoundProps {
  readonly found: Overview
  readonly asked: ReturnType<typeof askedIn>
  readonly year: ReturnType<typeof useRead<typeof readYear>>['data']
}

function Found({ found, asked, year }: FoundProps) {
  const t = useWords(overviewWords)
  const person = usePerson()
  const url = useUrlValues()
  const types = useChoices(facilityType)
  const colours = useChoices(colour, ['red', 'orange', 'yellow', 'blue'])
  const rows = useMemo(
    () => chosen(found.facilities, { q: url.q, type: url.type, colour: url.colour, sort: url.sort }),
    [found, url.q, url.type, url.colour, url.sort],
  )
  const blocks = useMemo(() => blocksOf(found, asked.territory ?? '', direct), [found, asked.territory])
  if (found.total.facilities === 0) return <NoFacility />
  if (found.facilities.every(({ cells }) => cells.length === 0)) return <NoIndex found={found} />
  return (
    <>
      <Headline found={found} />
      <FamilyTiles found={found} year={year} only={asked.family} />
      <Figures found={found} family={asked.family} territory={asked.territory} />
      <div className={blocks.length > 0 ? 'ov-first' : ''}>
        {blocks.length > 0 && (
          <Section title={t('map')} aside={<small className="ov-hint">{t('mapHint')}</small>}>
            <TileMap blocks={blocks} search={asked} />
          </Section>
        )}
        <Section title={t('worst')}>
          <WorstList found={found} />
        </Section>
      </div>
      <Section
        title={t('matrix')}
        aside={
          <small className="ov-hint">{`${t('shown', { count: rows.length, n: rows.length })} · ${t('matrixHint')}`}</small>
        }
      >
        <FilterBar
          filters={[
            { kind: 'text', name: 'q', label: t('search') },
            { kind: 'choice', name: 'type', label: t('kind'), options: types },
            { kind: 'choice', name: 'colour', label: t('colour'), options: colours },
          ]}
        />
        <Matrix key={`${found.day} ${asked.territory}`} found={found} rows={rows} sort={url.sort} />
      </Section>
      {year && year.weeks.length > 1 && (
        <Section title={t('year')}>
          <YearCharts year={year} family={asked.family} territory={asked.territory} />
        </Section>
      )}
      <div className="ov-last">
        <Section title={t('changes')}>
          <ChangeList found={found} />
        </Section>
        {holds(person, [...police, 'department']) && (
          <Section title={t('readiness')}>
            <Readiness family={asked.family} territory={asked.territory} />
          </Section>
        )}
      </div>
    </>
  )
}

interface FiguresProps {
  readonly found: Overview
  readonly family: string | undefined
  readonly territory: string | undefined
}

/** The numbers of the reach; each opens its records. */
function Figures({ found, family: only, territory }: FiguresProps) {
  const t = useWords(overviewWords)
  const format = useFormat()
  const { open, overdue, major, done, missed, colours, facilities } = found.total
  const kept = share(done, missed)
  // The government reads what it must decide on, and no ledger.
  const person = usePerson()
  const opens = (to: string, search: Readonly<Record<string, string>>) =>
    holds(person, [...police, 'department', 'squadron']) ? { to, search } : {}
  const ledger = { state: 'open', ...(only ? { family: only } : {}) }
  const bad = colours.red + colours.orange
  return (
    <Stats>
      <Stat
        label={t('facilitiesRed')}
        value={format.number(bad)}
        note={t('ofAll', { all: format.number(facilities) })}
        {...(colours.red > 0 ? { tone: 'bad' as const } : {})}
      />
      <Stat label={t('open')} value={format.number(open)} {...opens('/hazards', ledger)} />
      <Stat
        label={t('overdue')}
        value={format.number(overdue)}
        {...opens('/hazards', { ...ledger, overdue: 'true' })}
        {...(overdue > 0 ? { tone: 'bad' as const } : {})}
      />
      <Stat
        label={t('major')}
        value={format.number(major)}
        note={found.majorAges ? t('ages', found.majorAges) : t('lasting', { n: found.lasting })}
        {...opens('/hazards', { ...ledger, grade: 'major', sort: 'opened' })}
        {...(major > 0 ? { tone: 'bad' as const } : {})}
      />
      <Stat
        label={t('compliance')}
        value={kept === null ? '—' : `${format.number(kept * 100, 1)}%`}
        note={t('complianceNote', { missed: format.number(missed) })}
        {...opens('/duties', { ...(only ? { family: only } : {}), ...(territory ? { city: territory } : {}) })}
      />
    </Stats>
  )
}

function NoIndex({ found }: { found: Overview }) {
  const t = useWords(overviewWords)
  const format = useFormat()
  return (
    <EmptyState
      icon="chart"
      title={t('noIndex')}
      hint={found.first ? t('noIndexHint', { day: format.date(found.first, 'day') }) : t('noIndexYet')}
    />
  )
}
