/** The duties of one unit over a year: what is done, due, missed and made up, and what stands behind each window. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useEffect, useMemo } from 'react'
import { useRead } from '../../../web/api/hooks.ts'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { usePerson } from '../../../web/session/session.ts'
import { usePhone } from '../../../web/theme/media.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { readDuties, type UnitDuty, type Window } from '../contract.ts'
import { DutyCards } from './DutyCards.tsx'
import './duties.css'
import { countsOf, groupsOf, sorted } from './groups.ts'
import { Legend } from './Legend.tsx'
import { ownFacility } from './reach.ts'
import { Elsewhere, NotOwed, Standing } from './Uncounted.tsx'
import { WindowDetail } from './WindowDetail.tsx'
import { dutyWords } from './words.ts'
import { YearGrid } from './YearGrid.tsx'
import { YearSwitch } from './YearSwitch.tsx'

const yearIn = (text: string | undefined): number | null => (text && /^20\d\d$/.test(text) ? Number(text) : null)

export default function UnitDuties() {
  const { unit } = useParams({ strict: false }) as { unit: string }
  const t = useWords(dutyWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const phone = usePhone()
  const person = usePerson()
  const { year: asked, at, duty: sought } = useUrlValues()
  const set = useSetUrlValues()
  const wanted = yearIn(asked)
  const unitId = Number(unit)
  const read = useRead(
    readDuties,
    {
      params: { unitId },
      query: wanted === null ? {} : { from: `${wanted}-01-01`, to: `${wanted}-12-31` },
    },
    { topics: ['activities', 'systems', 'hazards'] },
  )
  const found = read.data
  const sorts = useMemo(() => sorted(found?.duties ?? []), [found])
  const groups = useMemo(() => groupsOf(sorts.counted), [sorts])
  const name = found ? text(found.unit.name) : t('duties')
  const title = found ? t('ofUnit', { unit: name }) : t('duties')
  const year = found ? Number(found.from.slice(0, 4)) : wanted
  const crumbs = ownFacility(person) === null ? { crumbs: [{ to: '/duties', label: t('overview') }] } : {}
  // A link that names a duty leads to its row.
  useEffect(() => {
    if (found && sought)
      document.querySelector(`[data-duty="${CSS.escape(sought)}"]`)?.scrollIntoView({ block: 'center' })
  }, [found, sought])
  const [duty, from] = at?.split('/') ?? []

  const open = (one: UnitDuty, window: Window) => {
    if (phone) void navigate({ to: `/duties/${unit}/${one.id}/${window.from}` as never })
    else set({ at: `${one.id}/${window.from}` })
  }
  const close = () => set({ at: undefined })
  const counts = countsOf([...sorts.counted, ...sorts.standing])
  const bare = found && found.duties.length === 0

  return (
    <Page
      title={title}
      {...crumbs}
      read={read}
      note={found && <span>{t('asOf', { day: format.date(found.today, 'day') })}</span>}
      actions={found && year !== null && <YearSwitch year={year} today={found.today} />}
    >
      {found && year !== null && (
        <>
          {bare && <EmptyState icon="calendar" title={t('nothingHere')} hint={t('nothingHereHint')} />}
          {!bare && groups.length === 0 && (
            <EmptyState icon="calendar" title={t('noneTitle', { year })} hint={t('noneHint')} />
          )}
          {groups.length > 0 && (
            <>
              <Stats>
                <Stat label={t('statMissed')} value={counts.missed} {...(counts.missed > 0 ? { tone: 'bad' } : {})} />
                <Stat label={t('statDue')} value={counts.due} {...(counts.due > 0 ? { tone: 'warn' } : {})} />
                <Stat label={t('statDone')} value={counts.done} />
                <Stat label={t('statMadeUp')} value={counts['made-up']} />
              </Stats>
              {phone ? (
                <DutyCards groups={groups} today={found.today} unitId={unitId} sought={sought} />
              ) : (
                <section className="wf-section wf-duty-year">
                  <Legend />
                  <YearGrid
                    name={title}
                    year={year}
                    today={found.today}
                    groups={groups}
                    sought={sought}
                    onOpen={open}
                  />
                </section>
              )}
            </>
          )}
          <Elsewhere duties={found.elsewhere} />
          <Standing duties={sorts.standing} unitId={unitId} />
          <NotOwed duties={sorts.notOwed} unitId={unitId} />
          <Drawer
            open={!phone && duty !== undefined && from !== undefined}
            onClose={close}
            title={name}
            size={520}
            destroyOnHidden
            aria-label={t('windowPanel')}
          >
            {duty !== undefined && from !== undefined && <WindowDetail unitId={unitId} duty={duty} from={from} />}
          </Drawer>
        </>
      )}
    </Page>
  )
}
