/** The archive of a facility: its hazards year by year and line by line, and everything in one folder. */
import { Button, Select } from 'antd'
import { family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { urlOf } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useLanguage, useText, useWords } from '../../../../web/words/words.ts'
import { exportFacility, mostExported, readArchive } from '../../archive/contract.ts'
import { listFacilities } from '../../contract.ts'
import '../hazards.css'
import { Totals } from './Totals.tsx'
import { archiveWords } from './words.ts'

export default function ArchiveHome() {
  const t = useWords(archiveWords)
  const text = useText()
  const [unit, setUnit] = useUrlState('unit')
  const read = useRead(listFacilities, {})
  const units = read.data?.items ?? []
  const chosen = units.find((one) => String(one.id) === unit) ?? (units.length === 1 ? units[0] : undefined)
  return (
    <Page title={chosen ? `${text(chosen.name)} · ${t('archive')}` : t('archive')} read={read}>
      {units.length === 0 && <EmptyState icon="ledger" title={t('none')} hint={t('noneHint')} />}
      {units.length > 1 && (
        <search className="wf-filters wf-no-print">
          <Select
            showSearch
            optionFilterProp="label"
            aria-label={t('choose')}
            placeholder={t('choose')}
            value={chosen?.id ?? null}
            options={units.map((one) => ({ value: one.id, label: text(one.name) }))}
            onChange={(id: number) => setUnit(String(id))}
            className="hz-archive-choice"
          />
        </search>
      )}
      {units.length > 1 && !chosen && <EmptyState icon="ledger" title={t('archive')} hint={t('chooseHint')} />}
      {chosen && <OfFacility unitId={chosen.id} />}
    </Page>
  )
}

function OfFacility({ unitId }: { unitId: number }) {
  const t = useWords(archiveWords)
  const language = useLanguage()
  const read = useRead(readArchive, { params: { unitId } }, { topics: ['hazards'] })
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return null
  const { years, families, medianDays } = read.data
  const sum = (of: 'opened' | 'open' | 'closed' | 'major') => years.reduce((count, year) => count + year[of], 0)
  if (years.length === 0) return <EmptyState icon="ledger" title={t('empty')} hint={t('emptyHint')} />
  const exported = (label: string, small: boolean, year?: number) => (
    <Button
      icon={<Icon name="download" size={small ? 14 : 16} />}
      size={small ? 'small' : 'middle'}
      type={small ? 'text' : 'default'}
      href={urlOf(exportFacility, { params: { unitId }, query: { year, language } })}
      download
    >
      {label}
    </Button>
  )
  const unit = String(unitId)
  const tooMany = sum('opened') > mostExported
  return (
    <>
      <Stats>
        <Stat label={t('allOpened')} value={sum('opened')} to="/hazards" search={{ unit, state: 'all' }} />
        <Stat label={t('open')} value={sum('open')} to="/hazards" search={{ unit }} />
        <Stat label={t('major')} value={sum('major')} to="/hazards" search={{ unit, state: 'all', grade: 'major' }} />
        <Stat label={t('median')} value={medianDays === null ? '—' : t('days', { count: Math.round(medianDays) })} />
      </Stats>
      <Section title={t('years')}>
        <Totals
          name={t('years')}
          head={t('year')}
          rows={years.map((year) => ({
            ...year,
            key: String(year.year),
            head: year.year,
            filters: { unit, openedFrom: `${year.year}-01-01`, openedTo: `${year.year}-12-31` },
            more: exported(t('exportYear', { year: year.year }), true, year.year),
          }))}
        />
      </Section>
      <Section title={t('families')}>
        <Totals
          name={t('families')}
          head={t('family')}
          rows={family.terms.flatMap((one) => {
            const tally = families.find((row) => row.family === one)
            return tally
              ? [{ ...tally, key: one, head: <FamilyMark value={one} />, filters: { unit, family: one } }]
              : []
          })}
        />
      </Section>
      <div className="hz-archive-export wf-no-print">
        {tooMany ? <p>{t('tooMany', { most: mostExported })}</p> : exported(t('exportAll'), false)}
        <p className="wf-muted">{t('exportHint')}</p>
      </div>
    </>
  )
}
