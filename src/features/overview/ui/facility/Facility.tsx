/** A facility as its director opens it: five indices with every reason, what to do next, and who answers for it. */
import { Link, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { colours } from '../../../../domain/signals/signal.ts'
import { type FacilityType, facilityType, family, police } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { useSetUrlValues, useUrlValues } from '../../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { dossierReaders } from '../../../accountability/contract.ts'
import { registerReaders } from '../../../responsibility/contract.ts'
import { readRisk } from '../../../risk/contract.ts'
import '../overview.css'
import { DutyYear } from './DutyYear.tsx'
import { HazardCounts } from './HazardCounts.tsx'
import './facility.css'
import { Incidents } from './Incidents.tsx'
import { IndexCards } from './IndexCards.tsx'
import { NextSteps } from './NextSteps.tsx'
import { People } from './People.tsx'
import { Reasons } from './Reasons.tsx'
import { Trend } from './Trend.tsx'
import { Warnings } from './Warnings.tsx'
import { facilityWords } from './words.ts'

/** @param own the reader works there */
export function Facility({ unitId, own }: { unitId: number; own: boolean }) {
  const t = useWords(facilityWords)
  const text = useText()
  const format = useFormat()
  const person = usePerson()
  const { family: asked } = useUrlValues()
  const hash = useRouterState({ select: ({ location }) => location.hash })
  const set = useSetUrlValues()
  const read = useRead(readRisk, { params: { unitId } }, { topics: ['overview'] })
  const found = read.data
  const worst = found?.indices.toSorted(
    (a, b) => colours.indexOf(b.colour) - colours.indexOf(a.colour) || b.points - a.points,
  )[0]
  const chosen =
    found?.indices.find((one) => one.family === asked) ?? found?.indices.find((one) => one.family === hash) ?? worst
  return (
    <Page
      title={found ? text({ zh: found.unit.name, en: found.unit.nameEn }) : t('facility')}
      {...(own ? {} : { crumbs: [{ to: '/overview', label: t('overview') }] })}
      read={read}
      note={
        found && (
          <>
            <span>{text(facilityType.words[found.unit.type as FacilityType])}</span>
            {found.asOf && <span>{t('asOf', { at: format.date(found.asOf) })}</span>}
          </>
        )
      }
      actions={
        <>
          {holds(person, dossierReaders) && (
            <Link to={'/tonight' as never} search={{ unit: unitId } as never}>
              <Button icon={<Icon name="moon" size={15} />}>{t('tonight')}</Button>
            </Link>
          )}
          <Button icon={<Icon name="print" size={15} />} onClick={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      {found && chosen && (
        <>
          <IndexCards
            indices={found.indices}
            top={found.thresholds.red}
            chosen={chosen.family}
            onChoose={(one) => set({ family: one })}
          />
          <Warnings unitId={unitId} />
          <div className="fc-first">
            <Section title={t('why', { family: text(family.words[chosen.family]), points: chosen.points })}>
              <Reasons index={chosen} thresholds={found.thresholds} reviewed={found.reviewed} />
            </Section>
            <Section title={t('next')}>
              <NextSteps indices={found.indices} />
            </Section>
          </div>
          <Section title={t('trend')}>
            <Trend unitId={unitId} />
          </Section>
          <div className="ov-last">
            {holds(person, [...police, 'department']) && <DutyYear unitId={unitId} />}
            {holds(person, [...police, 'department', 'squadron']) && (
              <HazardCounts unitId={unitId} indices={found.indices} />
            )}
            {holds(person, registerReaders) && <People unitId={unitId} />}
            <Incidents unitId={unitId} />
          </div>
        </>
      )}
    </Page>
  )
}
